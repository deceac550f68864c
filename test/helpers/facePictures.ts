// Pictures with marked faces, composed here: the drawn supporters, cut out, over scenes, at varied places, scales and shapes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Crop } from '../../shared/picture.ts';
import { sharp } from '../../main/pictures/sharp.ts';
import { samplesFolder } from './bundledPack.ts';

export interface FacePicture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly jpeg: Buffer;
  /** From ear to ear, from hairline to chin, in pixels. */
  readonly face: Crop;
}

const people = [
  'ananya-sharma', 'fatuma-ali', 'freya-lindqvist', 'grace-achieng', 'joseph-tembo', 'layla-haddad',
  'li-wei', 'lucia-quispe', 'musa-ibrahim', 'nomvula-mkhwanazi', 'rahim-uddin', 'tom-hargreaves',
] as const;

const drawing = (name: string): string => readFileSync(join(samplesFolder, 'drawings', `${name}.svg`), 'utf8');

/** The person without the ground and the disc behind, on a transparent square. */
const cutOut = (name: string): string => drawing(name).replace(/<rect [^>]*\/>/, '').replace(/<circle [^>]*\/>/, '');

/** The face's outline alone, for its box. */
function faceOnly(name: string): string {
  const source = drawing(name);
  const outline = /<clipPath id="face">(<path [^>]*\/>)<\/clipPath>/.exec(source)![1]!;
  const place = /<g transform="([^"]*)">/.exec(source)![1]!;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1200" viewBox="0 0 1200 1200"><g transform="${place}">${outline}</g></svg>`;
}

const boxes = new Map<string, Promise<Crop>>();

/** Shares of the square: the box of the face. */
function faceBox(name: string): Promise<Crop> {
  const box = boxes.get(name) ?? measureFace(name);
  boxes.set(name, box);
  return box;
}

async function measureFace(name: string): Promise<Crop> {
  const { info } = await sharp(Buffer.from(faceOnly(name))).trim({ background: '#00000000' }).toBuffer({ resolveWithObject: true });
  return { x: -info.trimOffsetLeft! / 1200, y: -info.trimOffsetTop! / 1200, width: info.width / 1200, height: info.height / 1200 };
}

const grounds: readonly ((width: number, height: number) => Promise<Buffer>)[] = [
  (width, height) => scene('dawn-power-lines', width, height),
  (width, height) => scene('night-village', width, height),
  (width, height) => drawn(width, height, (x, y) => `<rect x="${x}" y="${y}" width="64" height="88" fill="hsl(${(x * 7 + y * 13) % 360} 75% 55%)"/>`),
  (width, height) => drawn(width, height, (x, y) => `<circle cx="${x + 30}" cy="${y + 40}" r="${20 + ((x + y) % 37)}" fill="hsl(${90 + ((x * 3 + y) % 60)} 45% ${25 + (y % 40)}%)"/>`),
  (width, height) => speckled(width, height),
];

async function scene(name: string, width: number, height: number): Promise<Buffer> {
  return sharp(join(samplesFolder, 'photos', `${name}.jpg`)).resize(width, height, { fit: 'cover' }).png({ compressionLevel: 1 }).toBuffer();
}

async function drawn(width: number, height: number, part: (x: number, y: number) => string): Promise<Buffer> {
  const parts = [];
  for (let y = 0; y < height; y += 90) for (let x = 0; x < width; x += 70) parts.push(part(x, y));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#C9B79C"/>${parts.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 1 }).toBuffer();
}

/** Strong noise around a mean: a hedge, gravel, a crowd far away. */
async function speckled(width: number, height: number): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3);
  let seed = 7;
  for (let at = 0; at < data.length; at++) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    data[at] = 60 + ((seed >> 16) & 0x7f);
  }
  return sharp(data, { raw: { width, height, channels: 3 } }).blur(1.2).png({ compressionLevel: 1 }).toBuffer();
}

const shapes = [[1200, 800], [800, 1200], [1200, 900], [1280, 720], [900, 900], [900, 1200], [1400, 700], [720, 1280]] as const;
/** Height of the face as a share of the picture's shorter side. */
const scales = [0.16, 0.22, 0.3, 0.38, 0.2] as const;
/** Where the face's middle is, as shares of the room there is for it. */
const places = [[0.05, 0.15], [0.95, 0.1], [0.5, 0.4], [0.12, 0.6], [0.85, 0.5], [0.3, 0.05], [0.7, 0.75]] as const;

/** Picture `index` of an endless row of them: every one differs from all others in person, ground, shape, scale or place. */
export async function facePicture(index: number): Promise<FacePicture> {
  const person = people[index % people.length]!;
  const [width, height] = shapes[index % shapes.length]!;
  const [alongX, alongY] = places[index % places.length]!;
  const box = await faceBox(person);
  const faceHeight = Math.round(Math.min(width, height) * scales[index % scales.length]!);
  const size = Math.round(faceHeight / box.height);
  const [faceWidth, margin] = [box.width * size, 8];
  const faceX = margin + alongX * (width - faceWidth - 2 * margin);
  const faceY = margin + alongY * (height - faceHeight - 2 * margin);
  const [left, top] = [Math.round(faceX - box.x * size), Math.round(faceY - box.y * size)];
  const figure = await sharp(Buffer.from(cutOut(person)), { density: (72 * size) / 1200 }).resize(size, size).png({ compressionLevel: 1 }).toBuffer();
  // What of the figure lies outside is cut off; its body, which ends with the drawing, goes on below.
  const cut = { left: Math.max(0, -left), top: Math.max(0, -top) };
  const visible = { width: Math.min(size - cut.left, width - Math.max(0, left)), height: Math.min(size - cut.top, height - Math.max(0, top)) };
  const input = await sharp(figure).extract({ ...cut, ...visible }).png({ compressionLevel: 1 }).toBuffer();
  const jpeg = await sharp(await grounds[Math.floor(index / 3) % grounds.length]!(width, height))
    .composite([{ input, left: Math.max(0, left), top: Math.max(0, top) }])
    .jpeg({ quality: 88 })
    .toBuffer();
  return { name: `${index}-${person}.jpg`, width, height, jpeg, face: { x: left + box.x * size, y: top + box.y * size, width: faceWidth, height: box.height * size } };
}
