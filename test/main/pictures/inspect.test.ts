import { describe, expect, it } from 'vitest';
import { inspectPicture } from '../../../main/pictures/inspect.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { Fault, asFault } from '../../../shared/fault.ts';
import { fromRaw, photograph } from './samples.ts';

const photo = () => fromRaw(photograph(640, 480), 640, 480);

/** The one sentence with which a file is refused. */
async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  const fault = await inspectPicture(bytes, name).then(
    () => new Fault('internal', `${name} was taken`),
    (thrown: unknown) => asFault(thrown),
  );
  expect(fault.code).toBe('input');
  expect(fault.message).toMatch(/^[^\n]+\.$/);
  expect(fault.message).toContain(name);
  return fault.message;
}

describe('inspecting a picture', () => {
  it.each([
    ['jpeg', () => photo().jpeg()],
    ['png', () => photo().png()],
    ['webp', () => photo().webp()],
    ['avif', () => photo().avif({ effort: 0 })],
    ['gif', () => photo().gif()],
    ['tiff', () => photo().tiff()],
  ] as const)('tells the size and type of a %s', async (type, make) => {
    const info = await inspectPicture(await make().toBuffer(), `photo.${type}`);
    expect(info).toMatchObject({ width: 640, height: 480, type, hasAlpha: false, name: `photo.${type}` });
    expect(info.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads an SVG by its own size', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><rect width="120" height="60" fill="#fff"/></svg>';
    expect(await inspectPicture(Buffer.from(svg), 'logo.svg')).toMatchObject({ width: 120, height: 60, type: 'svg', hasAlpha: true });
    const drawn = `<?xml version="1.0"?>\n<!-- href="a.png" -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg}`;
    expect(await inspectPicture(Buffer.from(drawn), 'drawn.svg')).toMatchObject({ width: 120, height: 60 });
  });

  it.each([5, 6, 7, 8])('gives the upright size at EXIF orientation %i', async (orientation) => {
    const bytes = await photo().withMetadata({ orientation }).jpeg().toBuffer();
    expect(await inspectPicture(bytes, 'phone.jpg')).toMatchObject({ width: 480, height: 640 });
  });

  it('finds where a picture is dark and light', async () => {
    const half = Buffer.alloc(480 * 480 * 3);
    half.fill(255, half.length / 2);
    const { tones } = await inspectPicture(await fromRaw(half, 480, 480).png().toBuffer(), 'half.png');
    expect(tones.darkest).toHaveLength(tones.columns * tones.rows);
    expect(tones.lightest[0]).toBe(0);
    expect(tones.darkest.at(-1)).toBe(1);
  });

  it('counts both black and white behind what is transparent', async () => {
    const { tones } = await inspectPicture(await fromRaw(Buffer.alloc(64 * 64 * 4), 64, 64, 4).png().toBuffer(), 'clear.png');
    expect(tones.darkest[0]).toBe(0);
    expect(tones.lightest[0]).toBe(1);
  });

  it('says that an empty file is empty', async () => {
    expect(await refusal(new Uint8Array(), 'empty.jpg')).toContain('is empty');
  });

  it('says that a text is not a picture', async () => {
    expect(await refusal(Buffer.from('This is my photo, honestly.'), 'photo.jpg')).toContain('is not a picture');
  });

  it.each([
    ['jpeg', () => photo().jpeg()],
    ['png', () => photo().png()],
    ['webp', () => photo().webp()],
    ['tiff', () => photo().tiff()],
    ['gif', () => photo().gif()],
  ] as const)('says that a truncated %s is damaged', async (type, make) => {
    const whole = await make().toBuffer();
    expect(await refusal(whole.subarray(0, Math.floor(whole.length * 0.6)), `cut.${type}`)).toContain('damaged or cut short');
  });

  it('says that a photo of 30,001 pixels is too large', async () => {
    const wide = await sharp({ create: { width: 30_001, height: 2, channels: 3, background: '#123456' } }).png().toBuffer();
    expect(await refusal(wide, 'wide.png')).toContain('30001 x 2 pixels');
  });

  it('takes a photo of 30,000 pixels', async () => {
    const wide = await sharp({ create: { width: 30_000, height: 20, channels: 3, background: '#123456' } }).jpeg().toBuffer();
    expect(await inspectPicture(wide, 'wide.jpg')).toMatchObject({ width: 30_000, height: 20 });
  });

  it('says that more than 400 megapixels are too many, before decoding any', async () => {
    const header = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#123456' } }).png().toBuffer();
    header.writeUInt32BE(29_000, 16);
    header.writeUInt32BE(29_000, 20);
    expect(await refusal(header, 'bomb.png')).toContain('400 megapixels');
  });

  it('says what to do with a HEIC photo', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(100)]);
    expect(await refusal(heic, 'IMG_0001.HEIC')).toContain('export it as JPEG');
  });

  it('says that an SVG must not carry live text', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">Hi</text></svg>';
    expect(await refusal(Buffer.from(svg), 'logo.svg')).toContain('outlines');
  });

  it.each([
    ['a picture beside it', '<image href="photo.jpg" width="9" height="9"/>'],
    ['a picture from the web', '<image xlink:href="https://example.org/a.png" width="9" height="9"/>'],
    ['a paint from another file', '<rect width="9" height="9" fill="url(paints.svg#red)"/>'],
    ['a style sheet', '<style>@import "look.css";</style>'],
    ['another document', '<foreignObject width="9" height="9"><p>Hi</p></foreignObject>'],
  ])('an SVG with %s', async (_, part) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${part}</svg>`;
    expect(await refusal(Buffer.from(svg), 'logo.svg')).toMatch(/^logo\.svg is an SVG .*PNG\.$/);
  });
});
