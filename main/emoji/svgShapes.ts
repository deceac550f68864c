// One Twemoji SVG as flat filled shapes: paths, circles, ellipses and rectangles with their groups, transforms, opacity and strokes
// resolved into path data in the 36 x 36 square. What it does not know it refuses, so that nothing is drawn wrong unnoticed.

import { XMLParser } from 'fast-xml-parser';
import svgpath from 'svgpath';
import { Fault } from '../../shared/fault.ts';
import { emojiSide, type EmojiShape } from '../../shared/text/emoji.ts';
import { strokeOutline } from './strokeOutline.ts';
import { withNonzeroWinding } from './winding.ts';

type Attributes = Readonly<Record<string, string>>;

interface Node {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly Node[];
}

/** What children inherit. */
interface Inherited {
  readonly fill: string;
  readonly opacity: number;
  readonly evenOdd: boolean;
  /** SVG transforms, outermost first. */
  readonly transforms: readonly string[];
}

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseAttributeValue: false });
const namedColours: Readonly<Record<string, string>> = { black: '#000000', green: '#008000', navy: '#000080', red: '#FF0000', white: '#FFFFFF' };

/** @param name for messages. @throws Fault `input` for SVG that is none of Twemoji's kind. */
export function svgShapes(svg: string, name: string): EmojiShape[] {
  const root = readNodes(parser.parse(svg)).find(({ tag }) => tag === 'svg');
  if (!root) throw new Fault('input', `${name} is not an SVG file.`);
  const inherited = { fill: '#000000', opacity: 1, evenOdd: false, transforms: [viewTransform(root.attributes.viewBox)] };
  return root.children.flatMap((child) => shapesOf(child, inherited, name));
}

function readNodes(parsed: unknown): Node[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const fields = new Map<string, unknown>(Object.entries(entry));
    const given = fields.get(':@');
    const attributes = typeof given === 'object' && given !== null ? Object.entries(given).map(([key, value]) => [key, String(value)]) : [];
    return [...fields]
      .filter(([tag]) => tag !== ':@' && !tag.startsWith('#') && !tag.startsWith('?'))
      .map(([tag, children]) => ({ tag, attributes: Object.fromEntries(attributes), children: readNodes(children) }));
  });
}

/** Fits the view box into the square, in the middle, as `preserveAspectRatio` does by default. */
function viewTransform(viewBox = `0 0 ${emojiSide} ${emojiSide}`): string {
  const [x = 0, y = 0, width = emojiSide, height = emojiSide] = viewBox.split(/[\s,]+/).map(Number);
  const scale = emojiSide / Math.max(width, height);
  const left = (emojiSide - width * scale) / 2 - x * scale;
  const top = (emojiSide - height * scale) / 2 - y * scale;
  return `matrix(${scale} 0 0 ${scale} ${left} ${top})`;
}

function shapesOf(node: Node, outer: Inherited, name: string): EmojiShape[] {
  const { tag, attributes } = node;
  // The clip paths of Twemoji 16 are frames around the whole drawing (compared pixel by pixel with and without).
  if (tag === 'defs' || tag === 'clipPath' || tag === 'title') return [];
  const inherited = inherit(outer, attributes);
  if (tag === 'g') return node.children.flatMap((child) => shapesOf(child, inherited, name));
  const path = pathOf(tag, attributes);
  if (path === undefined) throw new Fault('input', `${name} holds <${tag}>, which the emoji compiler does not know.`);
  const flat = (data: string) => {
    const absolute = svgpath(data);
    for (const transform of [...inherited.transforms].reverse()) absolute.transform(transform);
    return absolute.abs().unarc().round(2).toString();
  };
  const shapes: EmojiShape[] = [];
  if (inherited.fill !== 'none') {
    const filled = flat(path);
    shapes.push({ fill: colourOf(inherited.fill, inherited.opacity, name), path: inherited.evenOdd ? withNonzeroWinding(filled) : filled });
  }
  if (attributes.stroke !== undefined && attributes.stroke !== 'none') {
    const outline = strokeOutline(path, Number(attributes['stroke-width'] ?? 1));
    shapes.push({ fill: colourOf(attributes.stroke, inherited.opacity, name), path: flat(outline) });
  }
  return shapes;
}

function inherit(outer: Inherited, attributes: Attributes): Inherited {
  return {
    fill: attributes.fill ?? outer.fill,
    opacity: outer.opacity * Number(attributes.opacity ?? 1) * Number(attributes['fill-opacity'] ?? 1),
    evenOdd: attributes['fill-rule'] === undefined ? outer.evenOdd : attributes['fill-rule'] === 'evenodd',
    transforms: attributes.transform === undefined ? outer.transforms : [...outer.transforms, attributes.transform],
  };
}

function pathOf(tag: string, attributes: Attributes): string | undefined {
  const number = (key: string) => Number(attributes[key] ?? 0);
  if (tag === 'path') return attributes.d ?? '';
  if (tag === 'circle') return ellipsePath(number('cx'), number('cy'), number('r'), number('r'));
  if (tag === 'ellipse') return ellipsePath(number('cx'), number('cy'), number('rx'), number('ry'));
  if (tag === 'rect') return `M${number('x')} ${number('y')}h${number('width')}v${number('height')}h${-number('width')}z`;
  return undefined;
}

function ellipsePath(cx: number, cy: number, rx: number, ry: number): string {
  return `M${cx + rx} ${cy}A${rx} ${ry} 0 0 1 ${cx - rx} ${cy}A${rx} ${ry} 0 0 1 ${cx + rx} ${cy}Z`;
}

function colourOf(paint: string, opacity: number, name: string): string {
  const named = namedColours[paint] ?? paint;
  const hex = /^#[0-9a-f]{3}$/i.test(named) ? named.replaceAll(/[0-9a-f]/gi, '$&$&') : named;
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new Fault('input', `${name} is painted ${paint}, which the emoji compiler does not know.`);
  const alpha = opacity >= 1 ? '' : Math.round(opacity * 255).toString(16).padStart(2, '0');
  return (hex + alpha).toUpperCase();
}
