// A photo that the point names is not there or cannot be read, so the picture is made without it.

import { pictureOf } from '../point.ts';
import type { Check } from './check.ts';
import { fieldOf } from './inspect.ts';

export const photoCheck: Check = {
  id: 'photo',
  name: 'Photo missing or unreadable',
  severity: 'error',
  blocks: false,
  find(subject) {
    const { design, point, scene } = subject;
    const fromPoint = design.fields.filter((field) => {
      const given = field.type === 'image' ? pictureOf(point, field.name) : undefined;
      return given !== undefined && subject.picture(given.asset) === undefined;
    });
    const missing = scene.absent.filter(({ reason }) => reason === 'missingPicture');
    if (fromPoint.length === 0 && missing.length === 0) return [];
    const known = new Set(fromPoint.map((field) => field.name));
    const others = missing.filter(({ element }) => !known.has(fieldOf(design, element) ?? ''));
    return [
      ...fromPoint.map((field) => ({ message: `The picture for "${field.label}" is not there or cannot be read: choose it again.`, field: field.name })),
      ...others.map(({ element }) => ({ message: 'A picture of this design is not there or cannot be read: choose it again.', element })),
    ];
  },
};
