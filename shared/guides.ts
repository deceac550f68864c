// Guides of a page: lines to lay elements along. Each is a share of the page's width or height, so that every size has it in its place.
//   readGuides  addGuide  moveGuide  removeGuide  lockGuides

import type { Design, Guide } from './design.ts';
import { tidy } from './geometry.ts';
import { isRecord } from './record.ts';
import { editPage } from './tree.ts';

/** Guides that a page may have. */
const mostGuides = 200;

/** Guides from an unknown value: those that are none are left out. */
export function readGuides(value: unknown, say: (mended: string) => void): readonly Guide[] {
  if (value === undefined) return [];
  const given: readonly unknown[] = Array.isArray(value) ? value : [];
  const guides = given.slice(0, mostGuides).flatMap((entry): readonly Guide[] => {
    if (!isRecord(entry)) return [];
    const { axis, at, locked } = entry;
    if ((axis !== 'x' && axis !== 'y') || typeof at !== 'number' || !(at >= 0 && at <= 1)) return [];
    return [{ axis, at, ...(locked === true ? { locked } : {}) }];
  });
  if (!Array.isArray(value) || guides.length < given.length) say('had guides that lie nowhere on it, which were left out');
  return guides;
}

function editGuides(design: Design, page: number, change: (guides: readonly Guide[]) => readonly Guide[]): Design {
  return editPage(design, page, (given) => {
    const guides = change(given.guides ?? []);
    const { guides: _, ...plain } = given;
    return guides.length === 0 ? plain : { ...given, guides };
  });
}

/** A share of the page, within it and free of noise. */
function share(at: number): number {
  return tidy(Math.min(1, Math.max(0, at)));
}

export function addGuide(design: Design, page: number, guide: Guide): Design {
  return editGuides(design, page, (guides) => (guides.length >= mostGuides ? guides : [...guides, { ...guide, at: share(guide.at) }]));
}

/** Moves a guide to another share of the page; one that is locked stays. */
export function moveGuide(design: Design, page: number, index: number, at: number): Design {
  return editGuides(design, page, (guides) => guides.map((guide, place) => (place === index && !guide.locked ? { ...guide, at: share(at) } : guide)));
}

export function removeGuide(design: Design, page: number, index: number): Design {
  return editGuides(design, page, (guides) => guides.filter((guide, place) => place !== index || guide.locked));
}

/** Locks all guides of a page, or lets all be moved. */
export function lockGuides(design: Design, page: number, locked: boolean): Design {
  return editGuides(design, page, (guides) => guides.map(({ axis, at }) => ({ axis, at, ...(locked ? { locked } : {}) })));
}
