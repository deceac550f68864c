// A picture of the point moves; what is made from it does not.

import { pictureOf } from '../point.ts';
import type { Check } from './check.ts';

export const animatedCheck: Check = {
  id: 'animated',
  name: 'Animation shown as a still',
  severity: 'notice',
  blocks: false,
  find(subject) {
    const { design, point } = subject;
    const moving = design.fields.flatMap((field) => {
      const given = field.type === 'image' ? pictureOf(point, field.name) : undefined;
      const info = given && subject.picture(given.asset);
      return info?.animated ? [{ field: field.name, name: info.name }] : [];
    });
    return moving.map(({ field, name }) => ({ message: `${name} is animated: its first frame is used.`, field }));
  },
};
