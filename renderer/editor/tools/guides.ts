// Guides of a page: kept as shares of its width and height, so that each size has them in its own place.

import type { GuidePlace } from '../../../shared/snapping.ts';
import type { CanvasShow } from '../canvasStore.ts';

/** The guides of the page on show, in its pixels. */
export function guidesOf({ design, page, scene }: CanvasShow): readonly GuidePlace[] {
  return (design.pages[page]?.guides ?? []).map(({ axis, at }) => ({ axis, at: at * (axis === 'x' ? scene.width : scene.height) }));
}
