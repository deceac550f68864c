// `serve`: the studio in a browser of this computer, until Ctrl+C.

import { once } from 'node:events';
import { serveStudio } from '../serveStudio.ts';
import { exitCodes, wholeOption, type Verb } from './verb.ts';

export const serveVerb: Verb = {
  name: 'serve',
  summary: 'open the studio to a browser of this computer',
  usage: ['serve [--port N] [--json]'],
  options: { port: { type: 'string' } },
  async run({ options, terminal, json, signal, studio }) {
    const host = await serveStudio(await studio(), { port: wholeOption(options, 'port', 0, 65_535) ?? 0 });
    if (json) terminal.data(JSON.stringify({ url: host.url, bootUrl: host.bootUrl }));
    terminal.say(`Point Studio is at ${host.bootUrl}`);
    terminal.say('The address works once, on this computer only. Ctrl+C ends it.');
    if (!signal.aborted) await once(signal, 'abort');
    await host.close();
    return exitCodes.done;
  },
};
