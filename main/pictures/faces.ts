// Finds heads in a picture with BlazeFace (see assets/faces), on this computer, one thread, without a network: the same picture has the
// same heads on the same machine.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import type { Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Crop } from '../../shared/picture.ts';
import { inRoot } from '../here.ts';
import type { SmallPicture } from './tones.ts';

type Tf = typeof import('@tensorflow/tfjs-core');

export interface FaceDetector {
  /** Boxes around heads, from chin to crown, in pixels (they may reach beyond the edges); the surest first. */
  find(picture: SmallPicture): readonly (Crop & { readonly score: number })[];
}

type Found = Crop & { readonly score: number };

/** A square of the picture that is looked at; it may reach beyond the edges. */
interface Window {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** The model's input, and what it says of each of its anchors: a score, a box, six points of the face. */
const side = 256;
const valuesPerAnchor = 16;

/** Cells of 16 pixels have two anchors each, cells of 32 pixels six (MediaPipe, face_detection_back). */
const grids = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;

/** Less sure than this, it is no head. Drawn faces score from 0.5, photographed ones from 0.8. */
const leastScore = 0.5;
/** Two boxes that share more than this of their union are one head. */
const sameHead = 0.3;

/** From eyebrows to chin, which the model marks, to the whole head with its hair, as shares of the box. */
const crown = 0.3;
const cheeks = 0.1;
const chin = 0.05;

const centres: readonly (readonly [number, number])[][] = grids.map(({ cells, anchors }) =>
  Array.from({ length: cells * cells * anchors }, (_, index) => {
    const cell = Math.floor(index / anchors);
    return [(((cell % cells) + 0.5) / cells) * side, ((Math.floor(cell / cells) + 0.5) / cells) * side] as const;
  }),
);

let detector: Promise<FaceDetector> | undefined;

/** The detector of this thread: loaded once, when first needed (0.3 s). */
export function faceDetector(): Promise<FaceDetector> {
  detector ??= loadDetector();
  return detector;
}

async function loadDetector(): Promise<FaceDetector> {
  const [tf, { loadGraphModel }, wasm] = await Promise.all([
    import('@tensorflow/tfjs-core'),
    import('@tensorflow/tfjs-converter'),
    import('@tensorflow/tfjs-backend-wasm'),
  ]);
  const programs = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
  wasm.setWasmPaths(`${programs}/`);
  // Threads of its own would compete with those of the press, and add up sums in another order.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await withoutNewListeners(() => tf.setBackend('wasm'));
  const model = await loadGraphModel(await modelFiles());
  return { find: (picture) => findHeads(tf, model, picture) };
}

/** The module's loader would take over what becomes of faults that nobody caught: that stays the program's business. */
async function withoutNewListeners(load: () => Promise<unknown>): Promise<void> {
  const uncaught = new Set(process.listeners('uncaughtException'));
  const unhandled = new Set(process.listeners('unhandledRejection'));
  await load();
  for (const listener of process.listeners('uncaughtException')) if (!uncaught.has(listener)) process.off('uncaughtException', listener);
  for (const listener of process.listeners('unhandledRejection')) if (!unhandled.has(listener)) process.off('unhandledRejection', listener);
}

interface ModelJson {
  readonly modelTopology: object;
  readonly format: string;
  readonly weightsManifest: readonly [{ readonly weights: never[] }];
}

async function modelFiles(): Promise<Parameters<typeof import('@tensorflow/tfjs-converter').loadGraphModel>[0]> {
  const folder = inRoot('./assets/faces');
  const [text, weights] = await Promise.all([readFile(join(folder, 'blazeface.json'), 'utf8'), readFile(join(folder, 'blazeface.bin'))]);
  const { modelTopology, format, weightsManifest }: ModelJson = JSON.parse(text);
  const weightData = new Uint8Array(weights).buffer;
  return { load: async () => ({ modelTopology, format, weightSpecs: weightsManifest[0].weights, weightData }) };
}

/** The whole picture first; where no head is found in an oblong one, squares of its shorter side, in which heads are larger. */
function findHeads(tf: Tf, model: GraphModel, picture: SmallPicture): readonly Found[] {
  const { width, height } = picture;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const found = apart(lookAt(tf, model, picture, { x: (width - long) / 2, y: (height - long) / 2, side: long }));
  if (found.length > 0 || long < short * 1.15) return found;
  return apart(squares(width, height).flatMap((window) => lookAt(tf, model, picture, window)));
}

/** Squares that cover a picture from end to end, each sharing at least a third with its neighbour. */
function squares(width: number, height: number): readonly Window[] {
  const length = Math.min(width, height);
  const room = Math.max(width, height) - length;
  const count = Math.ceil(room / (length * 0.67)) + 1;
  return Array.from({ length: count }, (_, index) => {
    const along = (room * index) / (count - 1);
    return { x: width > height ? along : 0, y: height > width ? along : 0, side: length };
  });
}

function lookAt(tf: Tf, model: GraphModel, picture: SmallPicture, window: Window): readonly Found[] {
  const outputs = tf.tidy(() => {
    const pixels: Tensor3D = tf.slice(tf.tensor3d(picture.data, [picture.height, picture.width, 4], 'float32'), [0, 0, 0], [-1, -1, 3]);
    const from = [window.y / picture.height, window.x / picture.width];
    const to = [(window.y + window.side) / picture.height, (window.x + window.side) / picture.width];
    // Corners of pixels, not their middles, are what the model's coordinates count from; what lies outside is grey.
    const seen: Tensor4D = tf.image.cropAndResize(tf.expandDims<Tensor4D>(pixels), [[from[0]!, from[1]!, to[0]!, to[1]!]], [0], [side, side], 'bilinear', 127);
    const given = model.execute(tf.sub(tf.div(seen, 127.5), 1));
    return (Array.isArray(given) ? given : [given]).map((output) => ({ shape: output.shape, values: output.dataSync() }));
  });
  return grids.flatMap(({ cells, anchors }, grid) => {
    const count = cells * cells * anchors;
    const scores = outputs.find(({ shape }) => shape[1] === count && shape[2] === 1)!.values;
    const boxes = outputs.find(({ shape }) => shape[1] === count && shape[2] === valuesPerAnchor)!.values;
    return centres[grid]!.flatMap((centre, index) => {
      const score = 1 / (1 + Math.exp(-scores[index]!));
      return score < leastScore ? [] : [{ ...headOf(boxes, index, centre, window), score }];
    });
  });
}

function headOf(boxes: ArrayLike<number>, index: number, [centreX, centreY]: readonly [number, number], window: Window): Crop {
  const at = index * valuesPerAnchor;
  const scale = window.side / side;
  const [width, height] = [boxes[at + 2]! * scale, boxes[at + 3]! * scale];
  const [x, y] = [window.x + (boxes[at]! + centreX) * scale - width / 2, window.y + (boxes[at + 1]! + centreY) * scale - height / 2];
  return { x: x - width * cheeks, y: y - height * crown, width: width * (1 + 2 * cheeks), height: height * (1 + crown + chin) };
}

/** One box a head, the surest of those that overlap. */
function apart(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort((a, b) => b.score - a.score)) if (kept.every((other) => overlap(one, other) < sameHead)) kept.push(one);
  return kept;
}

function overlap(one: Crop, other: Crop): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  return (width * height) / (one.width * one.height + other.width * other.height - width * height);
}
