// Progress to a goal: a ring or a bar of what is reached on a track of what is to be, both with round or flat ends.

import { withOpacity } from '../colour.ts';
import type { ProgressElement } from '../design.ts';
import { moveBox } from '../geometry.ts';
import { fieldsIn, fillText } from '../placeholders.ts';
import { readShare } from '../readNumber.ts';
import { arcBand } from '../arc.ts';
import { ellipse, rectangle } from '../outline.ts';
import type { Box, SceneItem } from '../scene.ts';
import type { Kind, SceneContext } from './kind.ts';
import { partOf } from './parts.ts';
import { choice, flag, length, number, optional, text, usedWhen } from './property.ts';
import { colour } from './styles.ts';

/** How much wider the point at the end is than the line. */
const pointShare = 1.5;

/** What is reached of the goal, 0 to 1: more than all is all. */
function reached({ value, of }: Pick<ProgressElement, 'value' | 'of'>, language: string): number | undefined {
  const share = readShare(value, of, language)?.share;
  return share === undefined ? undefined : Math.min(1, share);
}

/** An outline and its box, relative to the element's. */
interface Piece {
  readonly box: Box;
  readonly path: string;
}

interface Drawing {
  readonly track: Piece;
  /** Absent where nothing is reached. */
  readonly bar?: Piece;
  /** The middle of the end of what is reached. */
  readonly end: readonly [number, number];
  readonly thickness: number;
}

function ringOf(element: ProgressElement, share: number, { width, height }: Box): Drawing {
  const side = Math.min(width, height);
  const widest = element.point === undefined ? 1 : pointShare;
  const thickness = Math.min(element.thickness, side / (1 + widest));
  const radius = Math.max(0, (side - thickness * widest) / 2);
  const centre: readonly [number, number] = [width / 2, height / 2];
  const turn = element.reversed ? -1 : 1;
  const from = element.startAngle * turn - 90;
  const band = (part: number): Piece => ({ box: { x: 0, y: 0, width, height }, path: arcBand(centre, radius, thickness, from, element.sweep * part * turn, element.round) });
  const endAngle = ((from + element.sweep * share * turn) * Math.PI) / 180;
  const end: readonly [number, number] = [centre[0] + radius * Math.cos(endAngle), centre[1] + radius * Math.sin(endAngle)];
  return { track: band(1), ...(share > 0 ? { bar: band(share) } : {}), end, thickness };
}

/** Along the longer side: from the start, or from the bottom up. */
function barOf(element: ProgressElement, share: number, { width, height }: Box): Drawing {
  const isUpright = height > width;
  const [long, short] = isUpright ? [height, width] : [width, height];
  const widest = element.point === undefined ? 1 : pointShare;
  const thickness = Math.min(element.thickness, short / widest);
  const inset = ((widest - 1) * thickness) / 2;
  const whole = Math.max(thickness, long - 2 * inset);
  const least = element.round ? thickness : 0;
  const taken = share > 0 ? least + (whole - least) * share : 0;
  const across = (short - thickness) / 2;
  const isFromEnd = isUpright || element.reversed;
  const piece = (size: number): Piece => {
    const along = isFromEnd ? long - inset - size : inset;
    const box = isUpright ? { x: across, y: along, width: thickness, height: size } : { x: along, y: across, width: size, height: thickness };
    return { box, path: rectangle(box.width, box.height, element.round ? thickness / 2 : 0) };
  };
  // The point stays within the box at either end.
  const half = (thickness * widest) / 2;
  const reach = Math.min(Math.max(inset + taken - least / 2, half), long - half);
  const [along, middle] = [isFromEnd ? long - reach : reach, across + thickness / 2];
  return { track: piece(whole), ...(taken > 0 ? { bar: piece(taken) } : {}), end: isUpright ? [middle, along] : [along, middle], thickness };
}

const drawings = { ring: ringOf, bar: barOf } as const;

export const progressKind: Kind<'progress'> = {
  kind: 'progress',
  name: 'Progress',
  mayBleed: false,
  properties: {
    shape: choice('Shape', 'ring', { ring: 'Ring', bar: 'Bar' }),
    value: text('Reached', '{figure}', { maxLength: 200 }),
    of: text('Goal', '100', { maxLength: 200 }),
    thickness: length('Thickness', { first: 40, min: 1, max: 4000 }),
    round: flag('Round ends', true),
    colour: colour('Colour', 'accent'),
    track: optional(colour('Track', 'muted')),
    trackOpacity: number('Opacity of the track', { first: 0.3, min: 0, max: 1, step: 0.05 }),
    point: optional(colour('Point at the end', 'text')),
    startAngle: usedWhen(number('Begins at', { first: 0, min: -360, max: 360, unit: '°' }), 'shape', ['ring']),
    sweep: usedWhen(number('Length of the ring', { first: 360, min: 10, max: 360, unit: '°' }), 'shape', ['ring']),
    reversed: flag('Runs the other way', false),
  },
  firstValues: { value: '62 %', track: 'muted', width: 400, height: 400 },
  mirrored: (element) => ({ ...element, reversed: !element.reversed }),
  fill: (element, point) => ({
    ...element,
    ...(element.value === undefined ? {} : { value: fillText(element.value, point).trim() }),
    ...(element.of === undefined ? {} : { of: fillText(element.of, point).trim() }),
  }),
  fieldsOf: (element) => [...fieldsIn(element.value), ...fieldsIn(element.of)],
  misread: (element, language) => (element.value === '' || reached(element, language) !== undefined ? undefined : element.value),
  absence: (element, context) => (reached(element, context.language) === undefined ? 'empty' : undefined),
  toScene(element, box, context) {
    const share = reached(element, context.language);
    if (share === undefined) return undefined;
    return { type: 'group', items: partsOf(element, drawings[element.shape](element, share, box), box, context) };
  },
};

function partsOf(element: ProgressElement, { track, bar, end, thickness }: Drawing, box: Box, context: SceneContext): readonly SceneItem[] {
  const draw = (piece: Piece, of: string): SceneItem => partOf(element, moveBox(piece.box, box), { type: 'outline', path: piece.path, colour: of });
  const side = thickness * pointShare;
  const point: Piece = { box: { x: end[0] - side / 2, y: end[1] - side / 2, width: side, height: side }, path: ellipse(side, side) };
  return [
    ...(element.track === undefined ? [] : [draw(track, withOpacity(context.colour(element.track), element.trackOpacity))]),
    ...(bar ? [draw(bar, context.colour(element.colour))] : []),
    ...(element.point === undefined ? [] : [draw(point, context.colour(element.point))]),
  ];
}
