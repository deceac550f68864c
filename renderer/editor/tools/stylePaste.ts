// The look of one element put on others: what is no place, no words and no picture, as far as the other has such a property.

import type { Change, Element } from '../../../shared/design.ts';
import { propertiesOf } from '../../../shared/elements/index.ts';
import { lockOf } from '../../../shared/locks.ts';
import { placeProperties, setShown } from '../../../shared/placing.ts';
import { mayChangePlaced, outermost } from '../../../shared/placed.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { currentShow, useCanvas } from '../canvasStore.ts';
import { edit } from '../editorStore.ts';

let copied: Element | undefined;

/** What an element is rather than how it looks. */
const kept: ReadonlySet<string> = new Set(['name', 'hidden', 'locked', 'locks', 'bindings', 'mirror', 'shape', 'mask', 'sides', 'inner', 'path', 'scrim']);

export function hasStyle(): boolean {
  return copied !== undefined;
}

export function copyStyle(): void {
  const show = currentShow();
  const [first] = show ? outermost(show.scene, useCanvas.getState().selection) : [];
  if (!first) return;
  copied = first.element;
  announce(text('canvas.styleCopied', { name: first.element.name }));
}

/** What of a look another element can take: properties of the same name that are asked for alike. `null` takes away. */
function styleFor(from: Element, to: Element): Change {
  const [has, takes] = [propertiesOf(from.kind), propertiesOf(to.kind)];
  const values: Readonly<Record<string, unknown>> = { ...from };
  const names = Object.keys(takes).filter((name) => !kept.has(name) && lockOf(to.kind, name) === 'style' && has[name]?.input.type === takes[name]?.input.type);
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

export function pasteStyle(): void {
  const show = currentShow();
  const from = copied;
  if (!show || !from) return;
  const { isFilling, selection, scope } = useCanvas.getState();
  const targets = outermost(show.scene, selection).filter((placed) => mayChangePlaced(placed, 'style', isFilling));
  edit((design) =>
    targets.reduce((now, { element }) => {
      const style = Object.entries(styleFor(from, element));
      const places = Object.fromEntries(style.filter(([name]) => placeProperties.has(name)));
      const looks = Object.fromEntries(style.filter(([name]) => !placeProperties.has(name)));
      return setShown(setShown(now, show, element.id, looks, 'all'), show, element.id, places, scope);
    }, design),
  );
  announce(text('canvas.stylePasted', { count: targets.length }));
}
