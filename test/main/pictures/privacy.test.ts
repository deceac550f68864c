// What a photo tells besides its picture (the place, the camera, names, a thumbnail) reaches no exported file, no derivative and no pack.

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exifr from 'exifr';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../main/here.ts';
import { buildPack } from '../../../main/packs/build.ts';
import { derivativePng } from '../../../main/pictures/derivativeStore.ts';
import { pictureInPlace } from '../../../main/pictures/inPlace.ts';
import { preparePicture } from '../../../main/pictures/prepare.ts';
import { sharp } from '../../../main/pictures/sharp.ts';
import { withoutMetadata } from '../../../main/pictures/withoutMetadata.ts';
import { createKitLoader, type LoadedKit } from '../../../main/press/kit.ts';
import { createPrinter } from '../../../main/press/printer.ts';
import type { FileType } from '../../../shared/size.ts';
import { bundledKit, classSizes, packFolder } from '../../helpers/bundledPack.ts';
import { makeSharedFolder } from '../../helpers/folder.ts';
import { fromRaw, photograph } from './samples.ts';

const folder = makeSharedFolder();
const types: readonly FileType[] = ['jpeg', 'png', 'webp', 'avif'];

/** Planted in every way that a file can hold it. */
const secrets = ['SN-4711', 'Testphone', 'Jane Secret', '8.5241', 'GPSLatitude'];
const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="8.5241N" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Jane Secret</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
const exif = {
  IFD0: { Make: 'Testphone', Artist: 'Jane Secret' },
  IFD2: { BodySerialNumber: 'SN-4711' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '8/1 31/1 27/1', GPSLongitudeRef: 'E', GPSLongitude: '39/1 16/1 10/1' },
};

const photo = (): ReturnType<typeof sharp> => fromRaw(photograph(640, 480), 640, 480).withExif(exif).withXmp(xmp);

const segment = (marker: number, text: string): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(text.length + 2, 2);
  return Buffer.concat([head, Buffer.from(text, 'latin1')]);
};

/** A JPEG with IPTC, a comment, and a film that hangs on its end, as some phones save it. */
async function jpegWithMore(): Promise<Buffer> {
  const jpeg = await photo().jpeg().toBuffer();
  return Buffer.concat([jpeg.subarray(0, 2), segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0bJane Secret'), segment(0xfe, 'SN-4711'), jpeg.subarray(2), Buffer.from('ftypmp42 Jane Secret SN-4711')]);
}

const inputs: Readonly<Record<string, () => Promise<Buffer>>> = {
  'photo.jpg': jpegWithMore,
  'photo.png': () => photo().png().toBuffer(),
  'photo.webp': () => photo().webp().toBuffer(),
  'photo.tiff': () => photo().tiff().toBuffer(),
  'photo.avif': () => photo().avif({ effort: 0 }).toBuffer(),
  'photo.heic': () => readFile(inRoot('./test/fixtures/phone-turned.heic')),
};

function secretsIn(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes);
  return secrets.filter((secret) => file.includes(secret) || file.includes(Buffer.from(secret, 'utf16le')));
}

/** What a file tells besides its picture: a secret, a place, any Exif. */
async function toldBy(bytes: Uint8Array): Promise<readonly string[]> {
  const place: unknown = await exifr.gps(Buffer.from(bytes)).catch(() => undefined);
  const { exif: more } = await sharp(bytes).metadata();
  return [...secretsIn(bytes), ...(place === undefined ? [] : ['a place']), ...(more ? ['Exif'] : [])];
}

let bundled: Awaited<ReturnType<typeof bundledKit>>;

beforeAll(async () => {
  bundled = await bundledKit();
  for (const [name, make] of Object.entries(inputs)) {
    const bytes = await make();
    if (secretsIn(bytes).length === 0) throw new Error(`nothing was planted in ${name}`);
    await writeFile(join(folder, name), bytes);
  }
});

/** The bundled kit with a photo that lies in the folder, as an export has it. */
async function kitWith(name: string): Promise<{ readonly loaded: LoadedKit; readonly asset: string }> {
  const picture = await pictureInPlace(join(folder, name), name);
  return { loaded: await createKitLoader().load({ ...bundled.kit, pictures: [...bundled.kit.pictures, picture] }), asset: picture.info.id };
}

describe.each(Object.keys(inputs))('what %s tells', (name) => {
  it.each(types)('reaches no exported %s', async (type: FileType) => {
    const { loaded, asset } = await kitWith(name);
    const design = bundled.pack.templates.find(({ id }) => id === 'photo-claim')!;
    const size = classSizes.find(({ id }) => id === 'square')!;
    const { point, problems } = await loaded.complete(design, size, { ...design.point, photo: { asset } });
    expect(problems).toEqual([]);
    const printed = await createPrinter().print(loaded, { design, size, point, alt: 'A photo', asksConsent: false, problems: [] }, { type, quality: 90, always: true });
    if (printed.status !== 'made') throw new Error('the picture was not made');
    expect(await toldBy(printed.bytes)).toEqual([]);
  });

  it('reaches no derivative that the page gets', async () => {
    const { info, bytes } = await preparePicture(await readFile(join(folder, name)), name);
    const crop = { x: 0, y: 0, width: info.width, height: info.height };
    expect(await toldBy(await derivativePng(bytes, info, { asset: info.id, crop, width: 64, height: 48 }))).toEqual([]);
  });
});

describe('a pack', () => {
  it.each(['photo.jpg', 'photo.png', 'photo.webp'])('carries %s without what it tells, and the same pixels', async (name) => {
    const source = join(folder, `pack-${name}`);
    await cp(packFolder, source, { recursive: true });
    const manifest: { pictures: string[] } = JSON.parse(await readFile(join(source, 'pack.json'), 'utf8'));
    await cp(join(folder, name), join(source, 'pictures', name));
    await writeFile(join(source, 'pack.json'), JSON.stringify({ ...manifest, pictures: [...manifest.pictures, `pictures/${name}`] }));
    const packed = unzipSync(await buildPack(source))[`pictures/${name}`]!;
    expect(await toldBy(packed)).toEqual([]);
    const [before, after] = await Promise.all([readFile(join(folder, name)), packed].map(async (bytes) => await sharp(await bytes).raw().toBuffer()));
    expect(Buffer.compare(before!, after!)).toBe(0);
  });

  it('keeps how a photo lies, and its colour profile', async () => {
    const turned = await fromRaw(photograph(64, 48), 64, 48).withExif(exif).withMetadata({ orientation: 6, icc: 'p3' }).jpeg().toBuffer();
    const { orientation, icc, width } = await sharp(await withoutMetadata(turned)).metadata();
    expect({ orientation, width, hasProfile: icc !== undefined }).toEqual({ orientation: 6, width: 64, hasProfile: true });
    expect(secretsIn(await withoutMetadata(turned))).toEqual([]);
  });
  it.each(['png', 'webp'] as const)('keeps how a %s lies, and says nothing else', async (type) => {
    const turned = await fromRaw(photograph(64, 48), 64, 48).withExif(exif).withXmp(xmp).withMetadata({ orientation: 6 }).toFormat(type).toBuffer();
    expect((await sharp(turned).metadata()).orientation).toBe(6);
    const stripped = await withoutMetadata(turned);
    const { orientation, width, xmp: told } = await sharp(stripped, { failOn: 'warning' }).metadata();
    expect({ orientation, width, told }).toEqual({ orientation: 6, width: 64, told: undefined });
    expect(secretsIn(stripped)).toEqual([]);
    const [before, after] = await Promise.all([turned, stripped].map((bytes) => sharp(bytes).autoOrient().raw().toBuffer()));
    expect(Buffer.compare(before!, after!)).toBe(0);
  });

  it('keeps a photo whole that ends where its image does', async () => {
    const plain = await fromRaw(photograph(64, 48), 64, 48).jpeg().toBuffer();
    const stripped = Buffer.from(await withoutMetadata(plain));
    expect(stripped.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    await expect(sharp(stripped, { failOn: 'warning' }).raw().toBuffer()).resolves.toEqual(await sharp(plain).raw().toBuffer());
  });
});
