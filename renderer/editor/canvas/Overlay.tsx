// What is drawn over the page for editing alone, in pixels of the screen: outlines, handles, labels, lines that things snap to. None of it
// is ever part of a picture.

import { useMemo, type ReactNode } from 'react';
import { centreOf, turn } from '../../../shared/geometry.ts';
import { cursorOf, handleNames, handlePlace, handles, type Handle } from '../../../shared/handles.ts';
import { placedIn, type PlacedElement } from '../../../shared/placed.ts';
import { boundsOfAll, type Turned } from '../../../shared/turned.ts';
import { mayChange } from '../../../shared/locks.ts';
import { useCanvas, type CanvasShow } from '../canvasStore.ts';
import { useGesture } from './gestureStore.ts';
import { Guides } from './Guides.tsx';
import { Measures } from './Measures.tsx';
import { shownNumber } from './shownNumber.ts';
import { SnapMarks } from './SnapMarks.tsx';

export interface OverlayProps {
  readonly show: CanvasShow;
  readonly scale: number;
}

export function Overlay(props: OverlayProps): ReactNode {
  const { show, scale } = props;
  const [width, height] = [show.scene.width * scale, show.scene.height * scale];
  return (
    <svg className="canvas-overlay" width={width} height={height} aria-hidden focusable="false">
      <Guides {...props} />
      <Hovered {...props} />
      <Selection {...props} />
      <Drawing scale={scale} />
      <SnapMarks scale={scale} />
      <Measures {...props} />
      <Marquee scale={scale} />
    </svg>
  );
}

/** A turned box as attributes of a rectangle, in pixels of the screen. */
export function outlineOf(box: Turned, scale: number) {
  const centre = centreOf(box);
  return {
    x: box.x * scale,
    y: box.y * scale,
    width: box.width * scale,
    height: box.height * scale,
    ...(box.rotation === 0 ? {} : { transform: `rotate(${box.rotation} ${centre.x * scale} ${centre.y * scale})` }),
  };
}

function Hovered({ show, scale }: OverlayProps): ReactNode {
  const hovered = useCanvas((canvas) => (canvas.selection.includes(canvas.hovered ?? '') ? undefined : canvas.hovered));
  const isBusy = useGesture((gesture) => gesture.isBusy);
  const placed = hovered === undefined || isBusy ? undefined : placedIn(show.scene).get(hovered);
  return placed ? <rect className="overlay-hover" {...outlineOf(placed.seen, scale)} /> : null;
}

/** Outlines drawn one by one; of more, only the box around all is. */
const mostOutlines = 100;

function Selection({ show, scale }: OverlayProps): ReactNode {
  const selection = useCanvas((canvas) => canvas.selection);
  const isFilling = useCanvas((canvas) => canvas.isFilling);
  const entered = useCanvas((canvas) => canvas.entered);
  const isOpen = useCanvas((canvas) => canvas.typing !== undefined || canvas.cropping !== undefined);
  const live = useGesture((gesture) => gesture.live);
  const placed = useMemo(() => {
    const all = placedIn(show.scene);
    return selection.flatMap((id) => all.get(id) ?? []);
  }, [show, selection]);
  const group = entered === undefined ? undefined : placedIn(show.scene).get(entered);
  const boxes = placed.map(({ element, seen }) => live?.seen.get(element.id) ?? seen);
  const bounds = boundsOfAll(boxes);
  const only = boxes.length === 1 ? boxes[0] : undefined;
  const isOpenToMove = placed.some(({ element, isLocked }) => !isLocked && mayChange(element, 'position', isFilling));
  return (
    <g>
      {group ? <rect className="overlay-entered" {...outlineOf(group.seen, scale)} /> : null}
      {boxes.length <= mostOutlines ? boxes.map((box, index) => <rect key={placed[index]!.element.id} className="overlay-outline" {...outlineOf(box, scale)} />) : null}
      {bounds && !only ? <rect className="overlay-outline" {...outlineOf({ ...bounds, rotation: 0 }, scale)} /> : null}
      {bounds && isOpenToMove && !isOpen ? <Handles box={only ?? { ...bounds, rotation: 0 }} scale={scale} isMoving={live?.by !== undefined} /> : null}
      {bounds && !isOpen ? <SizeLabel box={only ?? { ...bounds, rotation: 0 }} scale={scale} placed={placed} /> : null}
    </g>
  );
}

/** Sides shorter than this on the screen have no handles of their own between the corners. */
const shortSidePx = 28;
const handlePx = 8;
/** The turning handle's distance from the box. */
const turnPx = 22;
/** What can be grabbed around a handle. */
const grabPx = 16;

function hasHandle(handle: Handle, box: Turned, scale: number): boolean {
  const { x, y } = handles[handle];
  if (x === 0) return box.width * scale >= shortSidePx;
  if (y === 0) return box.height * scale >= shortSidePx;
  return true;
}

function Handles({ box, scale, isMoving }: { box: Turned; scale: number; isMoving: boolean }): ReactNode {
  if (isMoving) return null;
  const centre = centreOf(box);
  const top = turn({ x: centre.x, y: box.y - turnPx / scale }, centre, box.rotation);
  const foot = handlePlace(box, 'n');
  return (
    <g>
      <line className="overlay-stem" x1={foot.x * scale} y1={foot.y * scale} x2={top.x * scale} y2={top.y * scale} />
      <circle className="overlay-handle" cx={top.x * scale} cy={top.y * scale} r={handlePx / 2 + 0.5} />
      <circle className="overlay-grip is-turning" data-grip="rotate" cx={top.x * scale} cy={top.y * scale} r={grabPx / 2 + 2} />
      {handleNames
        .filter((handle) => hasHandle(handle, box, scale))
        .map((handle) => {
          const at = handlePlace(box, handle);
          const [x, y] = [at.x * scale, at.y * scale];
          const turned = box.rotation === 0 ? {} : { transform: `rotate(${box.rotation} ${x} ${y})` };
          return (
            <g key={handle}>
              <rect className="overlay-handle" x={x - handlePx / 2} y={y - handlePx / 2} width={handlePx} height={handlePx} rx={1.5} {...turned} />
              <rect
                className="overlay-grip"
                data-grip={`handle:${handle}`}
                x={x - grabPx / 2}
                y={y - grabPx / 2}
                width={grabPx}
                height={grabPx}
                style={{ cursor: cursorOf(handle, box.rotation) }}
              />
            </g>
          );
        })}
    </g>
  );
}


/** Width and height below the box; the angle while it is turned. */
function SizeLabel({ box, scale, placed }: { box: Turned; scale: number; placed: readonly PlacedElement[] }): ReactNode {
  const angle = useGesture((gesture) => gesture.angle);
  const bounds = boundsOfAll([box]) ?? box;
  const words = angle === undefined ? `${shownNumber(box.width)} × ${shownNumber(box.height)}` : `${shownNumber(angle)}°`;
  const isWithin = placed.every(({ parents }) => parents.length > 0);
  return <Label x={(bounds.x + bounds.width / 2) * scale} y={(bounds.y + bounds.height) * scale + 18} words={words} look={isWithin ? 'is-within' : ''} />;
}

/** Words on a ground of their own, about a place. */
export function Label({ x, y, words, look = '' }: { x: number; y: number; words: string; look?: string }): ReactNode {
  const width = words.length * 6.6 + 12;
  return (
    <g className={`overlay-label ${look}`} transform={`translate(${Math.round(x)} ${Math.round(y)})`}>
      <rect x={-width / 2} y={-9} width={width} height={18} rx={4} />
      <text textAnchor="middle" y={4}>
        {words}
      </text>
    </g>
  );
}

function Drawing({ scale }: { scale: number }): ReactNode {
  const drawing = useGesture((gesture) => gesture.drawing);
  if (!drawing) return null;
  const words = `${shownNumber(drawing.width)} × ${shownNumber(drawing.height)}`;
  return (
    <g>
      <rect className="overlay-outline" {...outlineOf(drawing, scale)} />
      <Label x={(drawing.x + drawing.width / 2) * scale} y={(drawing.y + drawing.height) * scale + 18} words={words} />
    </g>
  );
}

function Marquee({ scale }: { scale: number }): ReactNode {
  const marquee = useGesture((gesture) => gesture.marquee);
  return marquee ? <rect className={`overlay-marquee is-${marquee.way}`} {...outlineOf({ ...marquee.box, rotation: 0 }, scale)} /> : null;
}
