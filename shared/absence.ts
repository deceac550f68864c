// Whether an element has anything to show, and if not, why.

import type { Element } from './design.ts';
import { childrenOf, kindOf } from './elements/index.ts';
import type { Absence, SceneContext } from './elements/kind.ts';

/** Undefined for an element that shows something. A group shows nothing where none of its children does. */
export function absenceOf(element: Element, context: SceneContext): Absence | undefined {
  if (element.hidden) return 'hidden';
  const own = kindOf(element).absence?.(element, context);
  if (own) return own;
  const children = childrenOf(element);
  return children?.every((child) => absenceOf(child, context)) ? 'empty' : undefined;
}
