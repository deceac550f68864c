// Builds a scene: design + size + point + assets. Layouts are stacked and placed, texts filled and set, columns stacked, then each
// kind says how its elements look. What scenes of a page at a size have in common is kept, and never changes what comes out.

import type { Design, Page } from './design.ts';
import { Fault } from './fault.ts';
import type { LayoutSize, PageLayout } from './layout.ts';
import { layoutPage } from './layout.ts';
import { fieldText } from './placeholders.ts';
import type { Point } from './point.ts';
import { directionOf, pictureOf } from './point.ts';
import type { Scene, SceneAssets, SceneItem } from './scene.ts';
import type { ScenePlan } from './scenePlan.ts';
import { createScenePlan } from './scenePlan.ts';

/**
 * Whether a field shows nothing: empty, or a picture that is not there. `logo` asks the brand.
 */
function emptyFields(point: Point, assets: Pick<SceneAssets, 'brand' | 'picture'>): (field: string) => boolean {
  return (field) => {
    if (field === 'logo') return !assets.brand.logos.some((logo) => assets.picture(logo.asset));
    const picture = pictureOf(point, field);
    return picture ? assets.picture(picture.asset) === undefined : fieldText(point, field) === '';
  };
}

function pageOf(design: Design, pageIndex: number): Page {
  const page = design.pages[pageIndex];
  if (!page) throw new Fault('internal', `"${design.name}" has no page ${pageIndex + 1}.`);
  return page;
}

/** Plans by what they were made from; languages of one layout share its directions, so they are few. */
const plans = new WeakMap<PageLayout, WeakMap<SceneAssets, Map<string, ScenePlan>>>();
const languagesKept = 8;

function planOf(laidOut: PageLayout, size: LayoutSize, language: string, assets: SceneAssets): ScenePlan {
  const ofLayout = plans.get(laidOut) ?? new WeakMap<SceneAssets, Map<string, ScenePlan>>();
  plans.set(laidOut, ofLayout);
  const ofAssets = ofLayout.get(assets) ?? new Map<string, ScenePlan>();
  ofLayout.set(assets, ofAssets);
  const plan = ofAssets.get(language) ?? createScenePlan(laidOut, size, language, assets);
  if (ofAssets.size >= languagesKept) ofAssets.clear();
  ofAssets.set(language, plan);
  return plan;
}

/**
 * What a design shows at a size for a point. The design is the unfilled one. Elements with nothing to show are left out and named in
 * `absent`. From one point to the next, the items of elements that look the same are the same objects, as long as design, assets, language
 * and the fields without anything in them are the same. Throws a Fault only for a page that does not exist, or fonts that cannot be read.
 */
export function buildScene(design: Design, pageIndex: number, size: LayoutSize, point: Point, assets: SceneAssets): Scene {
  const language = fieldText(point, 'language');
  const laidOut = layoutPage(pageOf(design, pageIndex), size, directionOf(language), emptyFields(point, assets));
  return planOf(laidOut, size, language, assets).build(point);
}

/** Every item of a scene that is drawn, groups opened, bottom first. */
export function* drawnItems(items: readonly SceneItem[]): Generator<Exclude<SceneItem, { type: 'group' }>> {
  for (const item of items) {
    if (item.type === 'group') yield* drawnItems(item.items);
    else yield item;
  }
}
