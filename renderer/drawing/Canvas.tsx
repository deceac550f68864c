// The canvas: a design at one size on neutral ground, drawn live, with the network's safe zone over it on request.

import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Layer, Stage } from 'react-konva/lib/ReactKonvaCore';
import type { Kit } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import { composeAlt } from '../../shared/template.ts';
import { textOf } from '../../shared/point.ts';
import { useConnection } from '../shell/connection.ts';
import { faultOf } from '../shell/viewStore.ts';
import { Notice } from '../ui/index.ts';
import './drawing.css';
import { Painting } from './Painting.tsx';
import { canvasHost, paintingOf, picturesOf, sceneOf, type DrawingAssets, type DrawnSize } from './pageDrawing.ts';
import { SafeZone } from './SafeZone.tsx';
import { usePan } from './usePan.ts';
import { useDrawingAssets } from './useDrawingAssets.ts';

export type Zoom = number | 'fit';

interface CanvasProps {
  readonly design: Design;
  readonly kit: Kit;
  readonly size: DrawnSize;
  readonly zoom: Zoom;
  readonly showsSafeZone?: boolean;
  /** Ctrl and wheel, or a pinch; absent where the zoom is fixed. */
  readonly onZoom?: (zoom: number) => void;
  /** Told the scale at which the page is shown. */
  readonly onScale?: (scale: number) => void;
}

/** Room around the page, in CSS pixels. */
const roomPx = 32;

export function Canvas({ design, kit, size, zoom, showsSafeZone = false, onZoom, onScale }: CanvasProps): ReactNode {
  const { t } = useTranslation();
  const ground = useRef<HTMLElement>(null);
  const { assets, fault } = useDrawingAssets(kit, design);
  const drawn = useDrawn(design, size, assets);
  const room = useRoom(ground);
  const fit = Math.min((room.width - 2 * roomPx) / size.width, (room.height - 2 * roomPx) / size.height, 2);
  const scale = zoom === 'fit' ? Math.max(0.02, fit) : zoom;
  useEffect(() => onScale?.(scale), [onScale, scale]);
  usePan(ground, scale, onZoom);
  const alt = textOf(design.point, 'alt') || composeAlt(design, design.point);
  const trouble = fault ?? drawn.fault;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="canvas-ground" ref={ground} tabIndex={0} aria-label={t('canvas.label')}>
      {room.width > 0 && drawn.painting ? (
        <div className="canvas-room">
          <div
            className="canvas-page"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing on canvases has no tag of its own
            role="img"
            aria-label={`${design.name}, ${size.width} × ${size.height}. ${alt}`}
            style={{ inlineSize: Math.round(size.width * scale), blockSize: Math.round(size.height * scale) }}
          >
            <Stage width={Math.round(size.width * scale)} height={Math.round(size.height * scale)} scaleX={scale} scaleY={scale} listening={false}>
              <Layer listening={false}>
                <Painting painting={drawn.painting} host={drawn.host} />
              </Layer>
              <Layer listening={false}>{showsSafeZone ? <SafeZone size={size} scale={scale} /> : null}</Layer>
            </Stage>
          </div>
        </div>
      ) : null}
      {trouble ? (
        <div className="canvas-fault">
          <Notice look="danger">{trouble.message}</Notice>
        </div>
      ) : null}
      {!trouble && drawn.missing > 0 ? (
        <div className="canvas-fault">
          <Notice look="warning">{t('canvas.missingPictures', { count: drawn.missing })}</Notice>
        </div>
      ) : null}
    </section>
  );
}

/** The painting of a design, drawn anew when a derivative arrives. */
function useDrawn(design: Design, size: DrawnSize, assets: DrawingAssets | undefined) {
  const connection = useConnection();
  const pictures = picturesOf(connection);
  const version = useSyncExternalStore(pictures.subscribe, pictures.version);
  const made = useMemo(() => {
    if (!assets) return {};
    try {
      return { painting: paintingOf(sceneOf(design, size, assets), assets) };
    } catch (thrown) {
      return { fault: faultOf(thrown) };
    }
  }, [design, size, assets]);
  // A new host makes every node draw again, now with what has arrived.
  // oxlint-disable-next-line react/exhaustive-deps
  const host = useMemo(() => canvasHost(pictures), [pictures, version]);
  const missing = made.painting?.derivatives.filter((key) => pictures.hasFailed(key)).length ?? 0;
  return { ...made, host, missing };
}

/** The size of an element in CSS pixels, followed. */
function useRoom(element: React.RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return undefined;
    const { current } = element;
    const observer = new ResizeObserver(() => setRoom({ width: current.offsetWidth, height: current.offsetHeight }));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
