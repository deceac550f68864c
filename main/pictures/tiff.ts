// Pixels with their colour profile as a TIFF in memory: the plainest file in which the decoder takes both (TIFF 6.0; ICC.1, annex B.4).

export interface TiffPixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 3 | 4;
  readonly data: Uint8Array;
}

const short = 3;
const long = 4;
const bytesType = 7;
const headBytes = 8;

/** An uncompressed TIFF of 8-bit RGB or RGBA (not premultiplied) and, if given, its ICC profile. */
export function tiffOf({ width, height, channels, data }: TiffPixels, icc?: Uint8Array): Buffer {
  // Tags in rising order, as the format asks for; offsets of what does not fit into four bytes are filled in below.
  const tags = [
    { tag: 256, type: long, count: 1, value: width },
    { tag: 257, type: long, count: 1, value: height },
    { tag: 258, type: short, count: channels, value: 0 },
    { tag: 259, type: short, count: 1, value: 1 },
    { tag: 262, type: short, count: 1, value: 2 },
    { tag: 273, type: long, count: 1, value: 0 },
    { tag: 277, type: short, count: 1, value: channels },
    { tag: 278, type: long, count: 1, value: height },
    { tag: 279, type: long, count: 1, value: data.length },
    ...(channels === 4 ? [{ tag: 338, type: short, count: 1, value: 2 }] : []),
    ...(icc ? [{ tag: 34_675, type: bytesType, count: icc.length, value: 0 }] : []),
  ];
  const depths = headBytes + 2 + tags.length * 12 + 4;
  const profile = depths + channels * 2;
  const pixels = profile + (icc ? icc.length + (icc.length % 2) : 0);
  const offsets = new Map([[258, depths], [273, pixels], [34_675, profile]]);
  const head = Buffer.alloc(pixels);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(headBytes, 4);
  head.writeUInt16LE(tags.length, headBytes);
  tags.forEach(({ tag, type, count, value }, index) => {
    const at = headBytes + 2 + index * 12;
    head.writeUInt16LE(tag, at);
    head.writeUInt16LE(type, at + 2);
    head.writeUInt32LE(count, at + 4);
    head.writeUInt32LE(offsets.get(tag) ?? value, at + 8);
  });
  for (let channel = 0; channel < channels; channel++) head.writeUInt16LE(8, depths + channel * 2);
  if (icc) head.set(icc, profile);
  return Buffer.concat([head, data]);
}
