// Fabric on node-canvas: all that rows have in common is one picture, drawn once and laid behind the rest; portraits are
// decoded and cut out once.

import { createCanvas, loadImage, registerFont } from 'canvas';
import { Circle, FabricImage, FabricText, Group, Rect, StaticCanvas, loadSVGFromString, util } from 'fabric/node';
import { once, qrSvg, versionOf } from './files.ts';
import type { Line, Picture, Rival, Row } from '../rival.ts';

let picture: Picture;
let canvas: StaticCanvas;

const still = { originX: 'left', originY: 'top', objectCaching: false, strokeWidth: 0 } as const;

/** A portrait in its circle, cut out once. */
const faceOf = once(async (file: string) => {
  const { width, height } = picture.portrait;
  const cut = createCanvas(width, height);
  const context = cut.getContext('2d');
  context.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  context.clip();
  context.drawImage(await loadImage(file), 0, 0, width, height);
  return cut;
});

/** Fabric sets a line's top so that its baseline is at `_fontSizeFraction` from the bottom of its line box. */
function textOf({ text, x, baseline, size, family, weight, colour, letterSpacing }: Line): FabricText {
  const options = { ...still, left: x, fontFamily: familyOf(family, weight), fontSize: size, fill: colour, charSpacing: (letterSpacing / size) * 1000, lineHeight: 1 };
  const node = new FabricText(text, options);
  const inLine = node.getHeightOfLine(0) * (1 - node._fontSizeFraction);
  node.set({ top: baseline - inLine });
  return node;
}

/** Pango finds a weight by its family's name most surely where each has its own. */
const familyOf = (family: string, weight: number): string => `${family} ${weight}`;

export const rival: Rival = {
  name: 'fabric on node-canvas',
  version: `${versionOf('fabric')} on ${versionOf('canvas')}`,
  cachesBase: true,
  async prepare(given) {
    picture = given;
    for (const { family, weight, file } of picture.fonts) registerFont(file, { family: familyOf(family, weight) });
    const { width, height, veil, logo, qr } = picture;
    const base = new StaticCanvas(undefined, { width, height, renderOnAddRemove: false, enableRetinaScaling: false });
    base.add(new FabricImage((await loadImage(picture.photo)) as never, { ...still, left: 0, top: 0 }));
    base.add(new Rect({ ...still, left: 0, top: 0, width, height, fill: veil.colour, opacity: veil.opacity }));
    for (const { svg, box } of [{ svg: qrSvg(picture), box: qr.box }, logo]) {
      const { objects, options } = await loadSVGFromString(svg);
      const group = util.groupSVGElements(objects.filter((object) => object !== null), options) as Group;
      group.set({ ...still, left: box.x, top: box.y, scaleX: box.width / (options.width as number), scaleY: box.height / (options.height as number) });
      base.add(group);
    }
    for (const line of picture.lines) base.add(textOf(line));
    base.renderAll();
    canvas = new StaticCanvas(undefined, { width, height, renderOnAddRemove: false, enableRetinaScaling: false });
    canvas.backgroundImage = new FabricImage(base.getNodeCanvas() as never, { ...still, left: 0, top: 0 });
  },
  async render({ portrait, lines, circles }: Row) {
    const { x, y } = picture.portrait;
    canvas.remove(...canvas.getObjects());
    canvas.add(new FabricImage((await faceOf(portrait)) as never, { ...still, left: x, top: y }), ...lines.map(textOf));
    canvas.add(...circles.map(({ x: left, y: top, radius, colour }) => new Circle({ ...still, left: left - radius, top: top - radius, radius, fill: colour })));
    canvas.renderAll();
    return canvas.getNodeCanvas().toBuffer('image/jpeg', { quality: picture.quality / 100, chromaSubsampling: true });
  },
};
