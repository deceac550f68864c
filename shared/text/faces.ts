// The faces of a book: which one stands for a request (nearest weight, no synthetic styles), and which one has a character.

import { Fault } from '../fault.ts';
import { createPen, LoadedFace, type Pen } from './face.ts';
import type { HarfBuzz } from './harfbuzz.ts';
import type { FontFace } from './text.ts';

export interface FaceFile {
  readonly face: FontFace;
  readonly bytes: Uint8Array;
}

/** The faces that draw one look. */
export interface FaceChain {
  /** The requested face, or what stands in for it. */
  readonly first: LoadedFace;
  /** The first face that passes, of the requested one and then the fallback families'; those are opened only when it comes to them. */
  find(test: (face: LoadedFace) => boolean): LoadedFace | undefined;
  /** Set when the first is not what was asked for. */
  readonly substituted?: { readonly wanted: string; readonly used: string };
}

export interface Faces {
  /** @throws Fault `input` when no file of the book is a readable font. */
  chain(family: string, weight: number, italic: boolean): FaceChain;
  byId(id: string): LoadedFace | undefined;
}

export function createFaces(harfbuzz: HarfBuzz, files: readonly FaceFile[], fallback: readonly string[]): Faces {
  let pen: Pen | undefined;
  const penOnce = () => (pen ??= createPen(harfbuzz));
  const loaded = files.map((file, index) => new LoadedFace(harfbuzz, file, index, penOnce));
  const ids = new Map(loaded.map((face) => [face.face.id, face]));
  const families = Map.groupBy(loaded, (face) => face.face.family.toLowerCase());
  const chains = new Map<string, FaceChain>();

  const nearest = (family: string, weight: number, italic: boolean): LoadedFace | undefined =>
    [...(families.get(family.toLowerCase()) ?? [])].sort(byNearness(weight, italic)).find((face) => face.isReadable);

  /** For a family that is not there: that of the first readable file, since packs list their main font first. */
  const standIn = (weight: number, italic: boolean): LoadedFace | undefined => {
    const first = loaded.find((face) => face.isReadable);
    return first && nearest(first.face.family, weight, italic);
  };

  const makeChain = (family: string, weight: number, italic: boolean): FaceChain => {
    const first = nearest(family, weight, italic) ?? standIn(weight, italic);
    if (!first) throw new Fault('input', `No font can be read that could set text in “${family}”. Add a font file to the pack.`);
    const others: (LoadedFace | undefined)[] = [];
    const wanted = nameOf({ family, weight, italic });
    const used = nameOf(first.face);
    return {
      first,
      find(test) {
        if (test(first)) return first;
        for (let i = 0; i < fallback.length; i++) {
          if (others.length <= i) others.push(nearest(fallback[i]!, weight, italic));
          const other = others[i];
          if (other !== undefined && other !== first && test(other)) return other;
        }
        return undefined;
      },
      ...(wanted.toLowerCase() === used.toLowerCase() ? {} : { substituted: { wanted, used } }),
    };
  };

  return {
    chain(family, weight, italic) {
      const key = `${family}|${weight}|${italic}`;
      const known = chains.get(key);
      if (known) return known;
      const made = makeChain(family, weight, italic);
      chains.set(key, made);
      return made;
    },
    byId: (id) => ids.get(id),
  };
}

/** Upright or italic first, then the nearest weight; of two equally near, the heavier for weights from 500, else the lighter. */
function byNearness(weight: number, italic: boolean): (a: LoadedFace, b: LoadedFace) => number {
  const score = ({ face }: LoadedFace) =>
    (face.italic === italic ? 0 : 100_000) + Math.abs(face.weight - weight) * 10 + (face.weight > weight === weight >= 500 ? 0 : 1);
  return (a, b) => score(a) - score(b) || a.index - b.index;
}

function nameOf(face: { readonly family: string; readonly weight: number; readonly italic: boolean }): string {
  return `${face.family} ${face.weight}${face.italic ? ' italic' : ''}`;
}
