// `serve`: the studio in a browser of this computer, until Ctrl+C.

import { once } from 'node:events';
import { onLinkWanted } from '../host/links.ts';
import { serveStudio } from '../serveStudio.ts';
import { exitCodes, wholeOption, type Verb } from './verb.ts';

export const verb: Verb = {
  usage: ['serve [--port N] [--json]'],
  options: { port: { type: 'string' } },
  async run({ options, terminal, json, signal, studio }) {
    const host = await serveStudio(await studio(), { port: wholeOption(options, 'port', 0, 65_535) ?? 0 });
    if (json) terminal.data(JSON.stringify({ url: host.url, bootUrl: host.bootUrl }));
    terminal.say(`Point Studio is at ${host.bootUrl}`);
    terminal.say('The address works once, on this computer only. Enter makes another; Ctrl+C ends it.');
    const stopAsking = onLinkWanted(() => terminal.say(host.newBootUrl()));
    if (!signal.aborted) await once(signal, 'abort');
    stopAsking();
    await host.close();
    return exitCodes.done;
  },
};
