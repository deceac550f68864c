// A chart was given words where it needs a number, or a number without the whole it is a part of, and so is left out.

import type { Element } from '../design.ts';
import { kindOf, walk } from '../elements/index.ts';
import type { Check } from './check.ts';
import { fieldOf } from './inspect.ts';
import { fieldText } from '../placeholders.ts';

export const misreadCheck: Check = {
  id: 'no-number',
  name: 'No number',
  severity: 'error',
  blocks: false,
  find({ design, scene, point }) {
    const language = fieldText(point, 'language');
    return [...walk(scene.elements)].flatMap((element: Element) => {
      const text = element.hidden ? undefined : kindOf(element).misread?.(element, language);
      if (text === undefined) return [];
      const shown = text.length <= 40 ? text : `${text.slice(0, 40).toWellFormed().trimEnd()} …`;
      return {
        message: `"${element.name}" was left out, since "${shown}" is no share: write one in digits, such as 1 in 5 or 20%, or a number together with its goal.`,
        element: element.id,
        field: fieldOf(design, element.id),
      };
    });
  },
};
