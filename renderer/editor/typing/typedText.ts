// The text that is edited in place, as the canvas shows it: its words, its carets in the pixels of its box, and where that box lies on
// the page, turned as it is.

import { resolveColour } from '../../../shared/colour.ts';
import type { Run, TextElement } from '../../../shared/design.ts';
import { walk } from '../../../shared/elements/index.ts';
import { textKind, textRequest } from '../../../shared/elements/text.ts';
import { turnWith, type Place } from '../../../shared/geometry.ts';
import { editedText, type EditedText } from '../../../shared/inPlace.ts';
import { fieldText } from '../../../shared/placeholders.ts';
import { shownElement } from '../../../shared/placing.ts';
import { shownText, type ShownText } from '../../../shared/shownText.ts';
import { shapeClassOf } from '../../../shared/size.ts';
import { caretBox, type CaretBox, type CaretPlace } from '../../../shared/text/caret.ts';
import type { TextCarets, TextLayout } from '../../../shared/text/text.ts';
import type { CanvasShow } from '../canvasStore.ts';

/** From the pixels of the text's box to those of the page: `x' = a x + c y + e`, `y' = b x + d y + f`. */
export interface Matrix {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

export interface TypedText {
  readonly element: TextElement;
  readonly edited: EditedText;
  readonly shown: ShownText;
  /** Offsets are those of the shown text. */
  readonly carets: TextCarets;
  readonly layout: TextLayout;
  readonly matrix: Matrix;
}

/** The runs of an element with their placeholders, as the layouts of a size have them. */
function templateRuns({ design, page: index, drawnSize }: CanvasShow, id: string): readonly Run[] | undefined {
  const page = design.pages[index];
  const element = [...walk(page?.elements ?? [])].find((one) => one.id === id);
  if (!page || element?.kind !== 'text') return undefined;
  const shape = shapeClassOf(drawnSize);
  const ofShape = page.layouts.filter((layout) => layout.shape === shape && layout.size === undefined && layout.without === undefined);
  const ofSize = page.layouts.filter((layout) => layout.size === drawnSize.id && layout.without === undefined);
  const base = page.layouts.filter((layout) => layout.shape === undefined && layout.size === undefined && layout.without === undefined);
  const own = [...base, ...ofShape, ...ofSize].flatMap((layout) => layout.changes[id]?.['runs'] ?? []).at(-1);
  return own === undefined ? element.runs : textKind.properties.runs.read(own, element.runs, () => undefined);
}

function matrixOf(show: CanvasShow, id: string): Matrix | undefined {
  const found = shownElement(show, id);
  if (!found) return undefined;
  const { element, parents, origin } = found;
  let at: Place = { x: 0, y: 0 };
  const around = parents.map((parent) => {
    at = { x: at.x + parent.x, y: at.y + parent.y };
    return { box: { ...at, width: parent.width, height: parent.height }, parent };
  });
  const box = { x: origin.x + element.x, y: origin.y + element.y, width: element.width, height: element.height };
  const onPage = (x: number, y: number): Place =>
    around.reduceRight((point, one) => turnWith(point, one.box, one.parent), turnWith({ x: box.x + x, y: box.y + y }, box, element));
  const [start, right, down] = [onPage(0, 0), onPage(1, 0), onPage(0, 1)];
  return { a: right.x - start.x, b: right.y - start.y, c: down.x - start.x, d: down.y - start.y, e: start.x, f: start.y };
}

let last: { readonly show: CanvasShow; readonly id: string; readonly typed: TypedText | undefined } | undefined;

/** The text of an element as a canvas shows it; undefined where it shows no such text. */
export function typedText(show: CanvasShow, id: string): TypedText | undefined {
  if (last?.show === show && last.id === id) return last.typed;
  last = { show, id, typed: makeTypedText(show, id) };
  return last.typed;
}

function makeTypedText(show: CanvasShow, id: string): TypedText | undefined {
  const { design, assets, direction } = show;
  const runs = templateRuns(show, id);
  const element = shownElement(show, id)?.element;
  const matrix = matrixOf(show, id);
  if (!runs || element?.kind !== 'text' || !matrix) return undefined;
  const language = fieldText(design.point, 'language');
  const edited = editedText(runs, design.point);
  const shown = shownText(edited, design.point, element.uppercase ?? false, language);
  const context = { brand: assets.brand, language, direction, colour: (role: string) => resolveColour(assets.brand, role) };
  const request = textRequest({ ...element, uppercase: false, runs: shown.runs }, context);
  return { element, edited, shown, carets: assets.fonts.carets(request), layout: assets.fonts.layout(request), matrix };
}

/** A point of the page in the pixels of the text's box. */
export function inBox({ a, b, c, d, e, f }: Matrix, point: Place): Place {
  const [x, y] = [point.x - e, point.y - f];
  const by = a * d - b * c;
  return { x: (d * x - c * y) / by, y: (a * y - b * x) / by };
}

/** A point of the text's box on the page. */
export function onPage({ a, b, c, d, e, f }: Matrix, { x, y }: Place): Place {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** A place in the edited text as one of the shown text. */
export function shownPlace({ shown }: TypedText, offset: number, side: CaretPlace['side']): CaretPlace {
  return { offset: shown.toShown(offset, side), side };
}

/** The box of the caret at an offset of the edited text. */
export function caretAt(typed: TypedText, offset: number, side: CaretPlace['side']): CaretBox {
  return caretBox(typed.carets, shownPlace(typed, offset, side));
}
