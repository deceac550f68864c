// A colour profile and a file that carries it, written here: the few bytes that ICC.1:2010 asks for of a profile of three primaries and a gamma.

import { sharp } from '../../main/pictures/sharp.ts';
import { tiffOf } from '../../main/pictures/tiff.ts';

const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
};

const xyz = (...values: readonly [number, number, number]): Buffer => Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), ...values.map(fixed)]);

/** `curv` of one number: a gamma in 1/256ths. */
function gammaCurve(gamma: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.write('curv', 'latin1');
  bytes.writeUInt32BE(1, 8);
  bytes.writeUInt16BE(Math.round(gamma * 256), 12);
  return bytes;
}

function words(text: string): Buffer {
  const bytes = Buffer.alloc(12 + text.length + 1 + 78);
  bytes.write('desc', 'latin1');
  bytes.writeUInt32BE(text.length + 1, 8);
  bytes.write(text, 12, 'latin1');
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

function profileOf(name: string, tags: readonly (readonly [string, Buffer])[]): Buffer {
  const all = [['desc', words(name)] as const, ['cprt', Buffer.from('text\0\0\0\0None\0\0\0\0', 'latin1')] as const, ['wtpt', xyz(0.9642, 1, 0.8249)] as const, ...tags];
  const table = Buffer.alloc(4 + all.length * 12);
  table.writeUInt32BE(all.length);
  let offset = 128 + table.length;
  all.forEach(([tag, body], index) => {
    table.write(tag, 4 + index * 12, 'latin1');
    table.writeUInt32BE(offset, 8 + index * 12);
    table.writeUInt32BE(body.length, 12 + index * 12);
    offset += body.length;
  });
  const header = Buffer.alloc(128);
  header.writeUInt32BE(offset);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.writeUInt16BE(2026, 24);
  header.writeUInt16BE(1, 26);
  header.writeUInt16BE(1, 28);
  header.write('acsp', 36, 'latin1');
  Buffer.concat([0.9642, 1, 0.8249].map(fixed)).copy(header, 68);
  return Buffer.concat([header, table, ...all.map(([, body]) => body)]);
}

/** Adobe RGB (1998): its primaries adapted to D50, gamma 2.19921875 (Adobe RGB (1998) Color Image Encoding, 4.3). */
export const adobeRgb = (): Buffer =>
  profileOf('Adobe RGB (1998)', [
    ['rXYZ', xyz(0.60974, 0.31111, 0.01947)],
    ['gXYZ', xyz(0.20528, 0.62567, 0.06087)],
    ['bXYZ', xyz(0.14919, 0.06322, 0.74457)],
    ['rTRC', gammaCurve(2.19921875)],
    ['gTRC', gammaCurve(2.19921875)],
    ['bTRC', gammaCurve(2.19921875)],
  ]);

/** A TIFF of one colour, whose numbers are meant as the profile says. */
export async function withProfile({ r, g, b }: { readonly r: number; readonly g: number; readonly b: number }, icc: Buffer): Promise<Buffer> {
  const [width, height] = [32, 32];
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 3) data.set([r, g, b], at);
  const tiff = tiffOf({ width, height, channels: 3, data }, icc);
  const { icc: read } = await sharp(tiff).metadata();
  if (!read) throw new Error('the profile was not taken');
  return tiff;
}
