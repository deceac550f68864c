// The brand's logo, in the variant that is made for the ground it lies on.

import type { BrandLogo } from '../brand.ts';
import { contain, enlargementOf } from '../crop.ts';
import type { LogoElement } from '../design.ts';
import type { Box } from '../scene.ts';
import type { Kind, SceneContext } from './kind.ts';
import { choice } from './property.ts';

/** Above this relative luminance black stands out more than white (WCAG contrast equal at 0.179). */
const lightGround = 0.179;

/** A logo whose picture is there: of the wished variant, else of any. */
function pick(element: LogoElement, box: Box | undefined, context: SceneContext): BrandLogo | undefined {
  const there = context.brand.logos.filter((logo) => context.picture(logo.asset));
  const wished = element.variant === 'auto' && box ? groundOf(box, context) : element.variant;
  return there.find((logo) => logo.on === wished) ?? there[0];
}

function groundOf(box: Box, context: SceneContext): 'light' | 'dark' {
  const { darkest, lightest } = context.groundUnder(box);
  return (darkest + lightest) / 2 > lightGround ? 'light' : 'dark';
}

const opposite = { start: 'end', centre: 'centre', end: 'start' } as const;

export const logoKind: Kind<'logo'> = {
  kind: 'logo',
  name: 'Logo',
  mayBleed: false,
  properties: {
    variant: choice('Variant', 'auto', { auto: 'By the ground', light: 'For light grounds', dark: 'For dark grounds' }),
    alignX: choice('Align', 'start', { start: 'Start', centre: 'Centre', end: 'End' }),
  },
  mirrored: (element) => ({ ...element, alignX: opposite[element.alignX] }),
  absence(element, context) {
    if (pick(element, undefined, context)) return undefined;
    return context.brand.logos.length === 0 ? 'empty' : 'missingPicture';
  },
  outside: (element, box, context) => [pick(element, box, context)],
  toScene(element, box, context) {
    const logo = pick(element, box, context);
    const info = logo && context.picture(logo.asset);
    if (!logo || !info) return undefined;
    const framed = contain(info, box, element.alignX);
    return {
      type: 'picture',
      box: framed.box,
      derivative: { asset: logo.asset, crop: framed.crop, width: framed.box.width, height: framed.box.height },
      mask: 'rectangle',
      radius: 0,
      enlargement: enlargementOf(info, framed.scale),
    };
  },
};
