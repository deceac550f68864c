// The tree of a page's elements: where one lies, what lies beside it, and lists replaced in place.
//   editPage  editSiblings  siblingsOf  parentsOf  findElement  freeId  outermost

import type { Design, Element, Page } from './design.ts';
import { childrenOf, mapSame, walk, withProperties } from './elements/index.ts';

/** The design with one page replaced; the same design where nothing changed. */
export function editPage(design: Design, index: number, edit: (page: Page) => Page): Design {
  const pages = mapSame(design.pages, (page) => (page === design.pages[index] ? edit(page) : page));
  return pages === design.pages ? design : { ...design, pages };
}

/** The list that holds an element, replaced by what `change` makes of it. */
export function editSiblings(elements: readonly Element[], id: string, change: (siblings: readonly Element[]) => readonly Element[]): readonly Element[] {
  if (elements.some((element) => element.id === id)) return change(elements);
  return mapSame(elements, (element) => {
    const children = childrenOf(element);
    if (!children) return element;
    const edited = editSiblings(children, id, change);
    return edited === children ? element : withProperties(element, { children: edited });
  });
}

/** The list an element lies in, bottom first; empty where the page has none of this id. */
export function siblingsOf(elements: readonly Element[], id: string): readonly Element[] {
  if (elements.some((element) => element.id === id)) return elements;
  for (const element of elements) {
    const found = siblingsOf(childrenOf(element) ?? [], id);
    if (found.length > 0) return found;
  }
  return [];
}

/** The groups around an element, outermost first; undefined where the page has none of this id. */
export function parentsOf(elements: readonly Element[], id: string): readonly Element[] | undefined {
  for (const element of elements) {
    if (element.id === id) return [];
    const found = parentsOf(childrenOf(element) ?? [], id);
    if (found) return [element, ...found];
  }
  return undefined;
}

export function findElement(page: Pick<Page, 'elements'> | undefined, id: string): Element | undefined {
  for (const element of walk(page?.elements ?? [])) if (element.id === id) return element;
  return undefined;
}

/** The first free id of this stem. */
export function freeId(page: Pick<Page, 'elements'>, stem: string): string {
  const taken = new Set([...walk(page.elements)].map((element) => element.id));
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** Those of some elements that lie in none of the others, bottom first. */
export function outermost(elements: readonly Element[], ids: ReadonlySet<string>): readonly Element[] {
  return elements.flatMap((element) => (ids.has(element.id) ? [element] : outermost(childrenOf(element) ?? [], ids)));
}
