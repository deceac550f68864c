// Texts: runs of one or several looks, filled from the point, set by the text engine in a box.

import type { Run, TextElement } from '../design.ts';
import { fieldsIn, fillRuns } from '../placeholders.ts';
import { isRecord } from '../record.ts';
import type { TextRequest, TextRun } from '../text/text.ts';
import type { Kind, SceneContext } from './kind.ts';
import type { Property, Say } from './property.ts';
import { choice, flag, number, optional, readNumber, readText } from './property.ts';
import { colour, readColour, textSize } from './styles.ts';

const familyPattern = /^[^<>"\\]{1,100}$/;

/** A role of the brand or a family's name. */
export function readFont(value: unknown, fallback: string, say: Say): string {
  if (typeof value === 'string' && familyPattern.test(value)) return value;
  say(`was not the name of a font and is now ${fallback}`);
  return fallback;
}

export function font(label: string, first: string): Property<string> {
  return { label, input: { type: 'font' }, first, read: readFont };
}

function readRun(value: unknown, say: Say): Run {
  if (typeof value === 'string') return { text: readText(value, '', 20_000, say) };
  const run = isRecord(value) ? value : {};
  return {
    text: readText(run['text'], '', 20_000, say),
    ...(run['colour'] === undefined ? {} : { colour: readColour(run['colour'], 'text', say) }),
    ...(run['weight'] === undefined ? {} : { weight: readNumber(run['weight'], 400, 1, 1000, say) }),
    ...(run['italic'] === undefined ? {} : { italic: run['italic'] === true }),
    ...(run['scale'] === undefined ? {} : { scale: readNumber(run['scale'], 1, 0.05, 20, say) }),
    ...(run['font'] === undefined ? {} : { font: readFont(run['font'], 'text', say) }),
    ...(run['underline'] === true ? { underline: true } : {}),
    ...(run['joined'] === true ? { joined: true } : {}),
  };
}

const runs: Property<readonly Run[]> = {
  label: 'Text',
  input: { type: 'runs' },
  first: [{ text: '' }],
  read: (value, fallback, say) => {
    if (typeof value === 'string') return [readRun(value, say)];
    if (Array.isArray(value)) return value.slice(0, 500).map((run) => readRun(run, say));
    say('was not a text and was put back');
    return fallback;
  },
};

const weights = { first: 400, min: 1, max: 1000, step: 100 };

/** Languages whose capitals differ from the common ones (Unicode SpecialCasing.txt). */
const ownCapitals = new Set(['az', 'el', 'lt', 'tr']);

/** A text in capitals, as its language has them. */
export function capitals(text: string, language: string): string {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? '';
  return ownCapitals.has(primary) ? text.toLocaleUpperCase(primary) : text.toUpperCase();
}

/** What setting a text needs to know besides its element. */
type LetteringContext = Pick<SceneContext, 'brand' | 'language' | 'direction' | 'colour'>;

/** A run as the engine takes it: roles resolved to families and colours, what it leaves open taken from the element. */
function resolveRun(run: Run, element: TextElement, context: LetteringContext): TextRun {
  const name = run.font ?? element.font;
  const role = context.brand.fonts[name];
  const ownWeight = run.font === undefined ? element.weight : undefined;
  return {
    text: element.uppercase ? capitals(run.text, context.language) : run.text,
    family: role?.family ?? name,
    weight: run.weight ?? ownWeight ?? role?.weight ?? 400,
    italic: run.italic ?? element.italic ?? role?.italic ?? false,
    colour: context.colour(run.colour ?? element.colour),
    scale: run.scale ?? 1,
    letterSpacing: element.letterSpacing ?? role?.letterSpacing ?? 0,
    ...(run.underline ? { underline: true } : {}),
  };
}

const physical = { start: 'left', centre: 'centre', end: 'right' } as const;
const opposite = { start: 'end', centre: 'centre', end: 'start' } as const;
const rightToLeftScript = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A text as the engine is asked for it. In a right-to-left language a text that holds such a script runs that way even where it starts
 * with a Latin name; others follow their first strong character, so that a hashtag stays whole.
 */
export function textRequest(element: TextElement, context: LetteringContext): TextRequest {
  const resolved = element.runs.map((run) => resolveRun(run, element, context));
  const runsRightToLeft = context.direction === 'rtl' && resolved.some((run) => rightToLeftScript.test(run.text));
  return {
    runs: resolved,
    smallest: element.size.smallest,
    largest: element.size.largest,
    width: element.width,
    height: element.height,
    lineHeight: element.lineHeight,
    align: physical[element.align],
    verticalAlign: element.verticalAlign,
    balance: element.balance,
    ...(element.maxLines === undefined ? {} : { maxLines: element.maxLines }),
    language: context.language,
    direction: runsRightToLeft ? 'rtl' : 'auto',
    ...(element.endPoint === undefined ? {} : { endPoint: context.colour(element.endPoint) }),
  };
}

export const textKind: Kind<'text'> = {
  kind: 'text',
  name: 'Text',
  mayBleed: false,
  properties: {
    runs,
    font: font('Font', 'text'),
    weight: optional(number('Weight', weights)),
    italic: optional(flag('Italic', false)),
    size: textSize('Size', { smallest: 24, largest: 48 }),
    colour: colour('Colour', 'text'),
    lineHeight: number('Line height', { first: 1.2, min: 0.5, max: 4, step: 0.05 }),
    letterSpacing: optional(number('Letter spacing', { first: 0, min: -0.2, max: 1, step: 0.005, unit: 'em' })),
    align: choice('Align', 'start', { start: 'Start', centre: 'Centre', end: 'End' }),
    verticalAlign: choice('Vertically', 'top', { top: 'Top', middle: 'Middle', bottom: 'Bottom' }),
    balance: flag('Balance lines', false),
    maxLines: optional(number('Most lines', { first: 3, min: 1, max: 1000 })),
    uppercase: optional(flag('Capitals', false)),
    endPoint: optional(colour('End point', 'accent')),
  },
  firstValues: { runs: [{ text: 'Your text' }] },
  mirrored: (element) => ({ ...element, align: opposite[element.align] }),
  fill: (element, point) => (element.runs === undefined ? element : { ...element, runs: fillRuns(element.runs, point) }),
  fieldsOf: (element) => element.runs.flatMap((run) => fieldsIn(run.text)),
  absence: (element) => (element.runs.every((run) => run.text.trim() === '') ? 'empty' : undefined),
  fitted(element, height, context) {
    const within: TextElement = { ...element, height, verticalAlign: 'top' };
    return { ...within, height: context.measure(within).height };
  },
  toScene(element, _box, context) {
    const text = element.runs.map((run) => run.text).join('');
    return { type: 'text', text, layout: context.textLayout(element), smallest: element.size.smallest };
  },
};
