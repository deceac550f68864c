// Draws a design small, into a canvas of the page, in slices when the page is idle.

import { SceneCanvas } from 'konva/lib/Canvas';
import { buildPainting } from '../../shared/canvas/konva.ts';
import type { Design } from '../../shared/design.ts';
import type { Painting } from '../../shared/paint.ts';
import { idleDrawing, type Work } from './idle.ts';
import { canvasHost, paintingOf, scaledKey, sceneOf, type DrawingAssets, type DrawnSize } from './pageDrawing.ts';
import type { PictureCache } from './pictureCache.ts';

export interface TileRequest {
  readonly design: Design;
  readonly size: DrawnSize;
  /** Index of the page. */
  readonly page: number;
  readonly assets: DrawingAssets;
  readonly pictures: PictureCache;
  readonly canvas: HTMLCanvasElement;
  /** Width to draw at, in device pixels. */
  readonly widthPx: number;
  /** Lower is drawn first. */
  readonly order: number;
  readonly onDrawn: () => void;
  readonly onFault: (thrown: unknown) => void;
}

/** Draws when the page has time; what the canvas shows stays until then. Answers how to take the request back. */
export function drawTile(request: TileRequest): () => void {
  let isWanted = true;
  const takeBack: (() => void)[] = [];
  const scale = request.widthPx / request.size.width;

  function* draw(painting: Painting): Work {
    yield;
    paintTo(request, painting, scale);
    request.onDrawn();
  }

  function* prepare(): Work {
    let painting: Painting;
    try {
      const scene = sceneOf(request.design, request.size, request.assets, request.page);
      yield;
      painting = paintingOf(scene, request.assets);
    } catch (thrown) {
      request.onFault(thrown);
      return;
    }
    void drawWhenLoaded(painting);
  }

  async function drawWhenLoaded(painting: Painting): Promise<void> {
    await request.pictures.whenLoaded(painting.derivatives.map((key) => scaledKey(key, scale)));
    if (isWanted) takeBack.push(idleDrawing.add(() => draw(painting), request.order));
  }

  takeBack.push(idleDrawing.add(prepare, request.order));
  return () => {
    isWanted = false;
    for (const take of takeBack) take();
  };
}

function paintTo({ canvas, size, pictures, widthPx }: TileRequest, painting: Painting, scale: number): void {
  const heightPx = Math.max(1, Math.round(size.height * scale));
  const scratch = new SceneCanvas({ width: painting.width, height: painting.height, pixelRatio: scale });
  const group = buildPainting(painting, canvasHost(pictures, scale));
  group.drawScene(scratch);
  canvas.width = widthPx;
  canvas.height = heightPx;
  canvas.getContext('2d')?.drawImage(scratch._canvas, 0, 0, widthPx, heightPx);
  group.destroy();
  scratch.setSize(0, 0);
}
