// Icons: one drawing of the packed set, in one colour, as large as its box allows.

import { placeIcon } from '../iconPath.ts';
import type { Kind } from './kind.ts';
import { icon } from './icons.ts';
import { flag } from './property.ts';
import { colour } from './styles.ts';

export const iconKind: Kind<'icon'> = {
  kind: 'icon',
  name: 'Icon',
  mayBleed: true,
  properties: {
    icon: icon('Icon'),
    colour: colour('Colour', 'accent'),
    directional: flag('Turns about in right-to-left languages', false),
  },
  firstValues: { width: 200, height: 200 },
  mirrored(element) {
    if (!element.directional) return element;
    const { flipX, ...rest } = element;
    return flipX ? rest : { ...rest, flipX: true };
  },
  toScene(element, box, context) {
    const side = Math.min(box.width, box.height);
    const square = { x: box.x + (box.width - side) / 2, y: box.y + (box.height - side) / 2, width: side, height: side };
    return { type: 'outline', path: placeIcon(element.icon.path, { x: 0, y: 0, width: side }), colour: context.colour(element.colour), box: square };
  },
};
