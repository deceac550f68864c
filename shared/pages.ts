// The pages of a design, as a carousel shows them: added, copied, taken away and put in another order. A design has one at least.
//   addPage  duplicatePage  removePage  movePage  setBackground

import type { Design, Fill, Page } from './design.ts';
import { readFill } from './elements/fills.ts';
import { editPage } from './tree.ts';

/** As many as a file is read with. */
export const mostPages = 500;

function freePageId(design: Design): string {
  const taken = new Set(design.pages.map((page) => page.id));
  let number = design.pages.length + 1;
  while (taken.has(`page-${number}`)) number += 1;
  return `page-${number}`;
}

function withPageAt(design: Design, index: number, page: Page): Design {
  if (design.pages.length >= mostPages) return design;
  return { ...design, pages: [...design.pages.slice(0, index), page, ...design.pages.slice(index)] };
}

/** A new page after this one, on the same background. */
export function addPage(design: Design, after: number): Design {
  const background: Fill = design.pages[after]?.background ?? { type: 'solid', colour: 'background' };
  return withPageAt(design, after + 1, { id: freePageId(design), background, elements: [], layouts: [] });
}

/** A copy of a page after it. Ids of elements are a page's own, so that layouts and links within it go on to hold. */
export function duplicatePage(design: Design, index: number): Design {
  const page = design.pages[index];
  return page ? withPageAt(design, index + 1, { ...page, id: freePageId(design) }) : design;
}

/** Takes a page away; the last one stays. */
export function removePage(design: Design, index: number): Design {
  if (design.pages.length < 2 || !design.pages[index]) return design;
  return { ...design, pages: design.pages.filter((_, at) => at !== index) };
}

/** Puts a page at another place; what is beyond the ends is the end. */
export function movePage(design: Design, from: number, to: number): Design {
  const page = design.pages[from];
  const place = Math.min(Math.max(0, Math.trunc(to)), design.pages.length - 1);
  if (!page || place === from) return design;
  const others = design.pages.filter((_, at) => at !== from);
  return { ...design, pages: [...others.slice(0, place), page, ...others.slice(place)] };
}

/** A page's background, at every size but those that have their own. What is no fill leaves it as it is. */
export function setBackground(design: Design, index: number, fill: unknown): Design {
  return editPage(design, index, (page) => {
    const background = readFill(fill, page.background, () => undefined);
    return JSON.stringify(background) === JSON.stringify(page.background) ? page : { ...page, background };
  });
}
