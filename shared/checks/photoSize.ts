// A photo has too few pixels for where it is shown, and would look soft.

import type { Check } from './check.ts';
import { drawnPictures, fieldOf } from './inspect.ts';

/** Up to a quarter more is not seen at arm's length. */
const mostEnlargement = 1.25;

export const photoSizeCheck: Check = {
  id: 'photo-size',
  name: 'Photo too small',
  severity: 'warning',
  blocks: false,
  find(subject) {
    const { design, scene } = subject;
    return drawnPictures(scene.items).flatMap(({ item }) => {
      const info = subject.picture(item.derivative.asset);
      // An SVG is drawn sharp at any size.
      if (!info || info.type === 'svg' || item.enlargement <= mostEnlargement) return [];
      const needed = `${Math.ceil(info.width * item.enlargement)} x ${Math.ceil(info.height * item.enlargement)}`;
      return {
        message: `${info.name} is ${info.width} x ${info.height} px and is enlarged ${item.enlargement.toFixed(1)} times, so it looks soft: use one of about ${needed} px.`,
        element: item.element,
        field: fieldOf(design, item.element),
      };
    });
  },
};
