// New elements on the page: added as one step, selected, and the hand goes back to selecting.

import type { Element } from '../../../shared/design.ts';
import { contrastOf, luminanceOf, resolveColour } from '../../../shared/colour.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { tidy, type Place } from '../../../shared/geometry.ts';
import { addShown } from '../../../shared/placing.ts';
import type { Box } from '../../../shared/scene.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { select, useCanvas, type CanvasShow } from '../canvasStore.ts';
import { currentDesign, edit } from '../editorStore.ts';

/** Adds an element whose box is in page pixels, on top; answers its id, '' where it could not be added. */
export function createElement(show: CanvasShow, element: Element): string {
  if (currentDesign() !== show.design) return '';
  const added = addShown(show.design, show, element);
  edit(() => added.design);
  select([added.id]);
  useCanvas.setState({ tool: 'select', entered: undefined });
  announce(text('canvas.added', { name: element.name }));
  return added.id;
}

export function tidyBox({ x, y, width, height }: Box): Box {
  return { x: tidy(Math.round(x)), y: tidy(Math.round(y)), width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
}

/** A box of a share of the page's short side, about a place. */
export function boxAbout(show: CanvasShow, at: Place, width: number, height = width): Box {
  const short = Math.min(show.scene.width, show.scene.height);
  const size = { width: short * width, height: short * height };
  return tidyBox({ x: at.x - size.width / 2, y: at.y - size.height / 2, ...size });
}

/** The middle of the page: where what is added without a pointer comes to lie. */
export function middleOf({ scene }: CanvasShow): Place {
  return { x: scene.width / 2, y: scene.height / 2 };
}

/** The first of some roles that stands out enough from the page's ground, else the one that does most. */
export function standingOut({ scene, assets }: CanvasShow, roles: readonly string[], contrast: number): string {
  const { background } = scene;
  const ground = background.type === 'solid' ? background.colour : background.type === 'picture' ? '#808080' : (background.stops[0]?.[1] ?? '#ffffff');
  const against = luminanceOf(ground);
  const rated = roles.map((role) => ({ role, contrast: contrastOf(luminanceOf(resolveColour(assets.brand, role)), against) }));
  const most = rated.toSorted((a, b) => b.contrast - a.contrast)[0];
  return (rated.find((one) => one.contrast >= contrast) ?? most)?.role ?? 'text';
}

/** An empty text: a size and a colour that can be read on this page. */
export function newText(show: CanvasShow, box: Box): Element {
  const size = Math.round(Math.min(show.scene.width, show.scene.height) * textShare);
  return newElement('text', 'text', { ...box, runs: [{ text: '' }], colour: standingOut(show, ['text', 'on-accent', 'background'], 4.5), size: { smallest: size, largest: size } });
}

/** Type size of a new text, of the page's short side: 54 px on 1080. */
const textShare = 0.05;
