// QR codes: the link of a point as one path, with the quiet zone of four modules that ISO/IEC 18004 asks for.

import { encode } from 'uqr';
import { fieldsIn, fillText } from '../placeholders.ts';
import type { Kind } from './kind.ts';
import { text } from './property.ts';
import { colour } from './styles.ts';

const quietModules = 4;

/** Longest content a QR code of level M holds, in bytes (version 40). */
const maxBytes = 2331;

/** The modules as rectangles, one for each run of dark modules in a row. Each module is `module` pixels. */
function pathOf(rows: readonly (readonly boolean[])[], module: number): string {
  const parts: string[] = [];
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const start = x;
      while (row[x + 1]) x += 1;
      const top = (y + quietModules) * module;
      parts.push(`M${(start + quietModules) * module} ${top}h${(x - start + 1) * module}v${module}h${(start - x - 1) * module}z`);
    }
  });
  return parts.join('');
}

export const qrKind: Kind<'qr'> = {
  kind: 'qr',
  name: 'QR code',
  mayBleed: false,
  properties: {
    content: text('Content', '{link}', { maxLength: maxBytes }),
    colour: colour('Colour', '#000000'),
    background: colour('Background', '#ffffff'),
  },
  fill(element, point) {
    return element.content === undefined ? element : { ...element, content: fillText(element.content, point).trim() };
  },
  fieldsOf: (element) => fieldsIn(element.content),
  absence(element) {
    const bytes = new TextEncoder().encode(element.content).length;
    return bytes === 0 || bytes > maxBytes ? 'empty' : undefined;
  },
  // Modules are whole pixels at whole places: scanners and encoders both want crisp edges, and neighbours leave no seams.
  toScene(element, box, context) {
    const code = encode(element.content, { ecc: 'M', border: 0 });
    const count = code.size + 2 * quietModules;
    const module = Math.max(1, Math.floor(Math.min(box.width, box.height) / count));
    const side = module * count;
    return {
      type: 'outline',
      path: pathOf(code.data, module),
      colour: context.colour(element.colour),
      background: context.colour(element.background),
      box: {
        x: Math.round(box.x + (box.width - side) / 2),
        y: Math.round(box.y + (box.height - side) / 2),
        width: side,
        height: side,
      },
    };
  },
};
