// `sizes`: every network's sizes, with their limits and how sure each is.

import { findSizes, sizesOf } from '../../shared/networks/index.ts';
import { shapeClassOf } from '../../shared/size.ts';
import { count, table } from './terminal.ts';
import { exitCodes, type Verb } from './verb.ts';

export const verb: Verb = {
  usage: ['sizes [all|recommended|NETWORK|SIZE ...] [--json]'],
  options: {},
  async run({ words, terminal, json, studio }) {
    const { networks } = await studio();
    const sizes = words.length === 0 ? sizesOf(networks) : findSizes(networks, words.join(','));
    if (json) {
      terminal.data(JSON.stringify({ compiledOn: networks.compiledOn, sizes: sizes.map((size) => ({ ...size, shape: shapeClassOf(size) })) }, null, 2));
      return exitCodes.done;
    }
    const rows = sizes.map((size) => [
      size.id,
      `${size.width} x ${size.height}`,
      shapeClassOf(size),
      size.use === 'post' ? (size.recommended ? 'recommended' : '') : size.use,
      size.types.join(' '),
      size.maxBytes === undefined ? '' : `${(size.maxBytes / 1_000_000).toFixed(1)} MB`,
      size.confidence,
      size.name,
    ]);
    terminal.say(table([['SIZE', 'PIXELS', 'SHAPE', 'USE', 'TYPES', 'LIMIT', 'SURE', 'NAME'], ...rows]));
    terminal.say(`${count(sizes.length, 'size')}, facts of ${networks.compiledOn}.`);
    return exitCodes.done;
  },
};
