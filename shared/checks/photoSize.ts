// A photo has too few pixels for where it is shown, and would look soft.

import type { Check } from './check.ts';
import type { Scene, ScenePicture } from '../scene.ts';
import { drawn, fieldOf } from './inspect.ts';

/** Up to a quarter more is not seen at arm's length. */
const mostEnlargement = 1.25;

export const photoSizeCheck: Check = {
  id: 'photo-size',
  name: 'Photo too small',
  severity: 'warning',
  blocks: false,
  find(subject) {
    const { design, scene } = subject;
    return picturesIn(scene).flatMap(({ element, asset, enlargement }) => {
      const info = subject.picture(asset);
      // An SVG is drawn sharp at any size.
      if (!info || info.type === 'svg' || enlargement <= mostEnlargement) return [];
      const needed = `${Math.ceil(info.width * enlargement)} x ${Math.ceil(info.height * enlargement)}`;
      return {
        message: `${info.name} is ${info.width} x ${info.height} px and is enlarged ${enlargement.toFixed(1)} times, so it looks soft: use one of about ${needed} px.`,
        ...(element === undefined ? {} : { element, field: fieldOf(design, element) }),
      };
    });
  },
};

interface Shown {
  /** Absent for the page's background. */
  readonly element?: string;
  readonly asset: string;
  readonly enlargement: number;
}

function shownBy({ derivative, enlargement }: Pick<ScenePicture, 'derivative' | 'enlargement'>, element?: string): Shown {
  return { asset: derivative.asset, enlargement, ...(element === undefined ? {} : { element }) };
}

/** Every picture a scene shows, the fills of shapes and of the page among them. */
function picturesIn({ items, background }: Pick<Scene, 'items' | 'background'>): readonly Shown[] {
  const ground = background.type === 'picture' ? [shownBy(background)] : [];
  const onPage = drawn(items).flatMap(({ item }): readonly Shown[] => {
    if (item.type === 'picture') return [shownBy(item, item.element)];
    return item.type === 'shape' && item.fill?.type === 'picture' ? [shownBy(item.fill, item.element)] : [];
  });
  return [...ground, ...onPage];
}
