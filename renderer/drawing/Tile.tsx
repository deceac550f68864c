// A small live picture of a design at a size. It draws itself when it is seen and the page is idle, and keeps its last picture
// until the next is ready.

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Design } from '../../shared/design.ts';
import { useConnection } from '../shell/connection.ts';
import { drawTile } from './drawTile.ts';
import { picturesOf, type DrawingAssets, type DrawnSize } from './pageDrawing.ts';

interface TileProps {
  readonly design: Design;
  readonly size: DrawnSize;
  /** Index of the page; the first if absent. */
  readonly page?: number;
  readonly assets: DrawingAssets | undefined;
  /** CSS pixels. */
  readonly width: number;
  readonly order?: number;
  /** Read aloud; decorative without. */
  readonly label?: string;
  /** Quiet time after a change before it is drawn again. */
  readonly delayMs?: number;
}

export function Tile({ design, size, page = 0, assets, width, order = 0, label, delayMs = 0 }: TileProps): ReactNode {
  const connection = useConnection();
  const canvas = useRef<HTMLCanvasElement>(null);
  const isSeen = useSeen(canvas);
  const wasDrawn = useRef(false);
  const [isDrawn, setDrawn] = useState(false);
  const height = Math.round((width * size.height) / size.width);
  useEffect(() => {
    if (!isSeen || !assets || !canvas.current) return undefined;
    const target = canvas.current;
    let takeBack: (() => void) | undefined;
    const timer = setTimeout(
      () => {
        takeBack = drawTile({
          design,
          size,
          page,
          assets,
          pictures: picturesOf(connection),
          canvas: target,
          widthPx: Math.max(1, Math.round(width * devicePixelRatio)),
          order,
          onDrawn: () => {
            wasDrawn.current = true;
            setDrawn(true);
          },
          onFault: (thrown) => console.error(thrown),
        });
      },
      wasDrawn.current ? delayMs : 0,
    );
    return () => {
      clearTimeout(timer);
      takeBack?.();
    };
  }, [connection, design, size, page, assets, width, order, isSeen, delayMs]);
  return (
    <canvas
      ref={canvas}
      className={`tile${isDrawn ? ' is-drawn' : ''}`}
      style={{ inlineSize: width, blockSize: height }}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}

/** Whether an element is within reach of the view: tiles far from it are not drawn. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => setSeen(entry?.isIntersecting ?? false), { rootMargin: '200px' });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}
