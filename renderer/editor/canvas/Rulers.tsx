// Rulers along the canvas, in pixels of the page; guides are pulled out of them.

import { useEffect, useState, type ReactNode } from 'react';
import { boundsOfAll } from '../../../shared/turned.ts';
import { placedIn } from '../../../shared/placed.ts';
import { useCanvas, type CanvasShow } from '../canvasStore.ts';

interface RulersProps {
  readonly show: CanvasShow;
  readonly scale: number;
  readonly ground: React.RefObject<HTMLElement | null>;
  readonly page: React.RefObject<HTMLDivElement | null>;
}

/** Where the page lies in the frame, and how much of it there is to see, in CSS pixels. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const sizePx = 18;
/** Distances between numbers, in page pixels: the first that leaves room for them is taken. */
const spacings = [10, 20, 50, 100, 200, 500, 1000, 2000] as const;
const roomPx = 56;

export function Rulers(props: RulersProps): ReactNode {
  const isOn = useCanvas((canvas) => canvas.showsRulers && !canvas.isFilling);
  return isOn ? <Shown {...props} /> : null;
}

function Shown({ show, scale, ground, page }: RulersProps): ReactNode {
  const frame = useFrame(ground, page, scale, show);
  const selection = useCanvas((canvas) => canvas.selection);
  const placed = placedIn(show.scene);
  const bounds = boundsOfAll(selection.flatMap((id) => placed.get(id)?.seen ?? []));
  if (!frame) return null;
  return (
    <>
      <Ruler axis="x" from={frame.x} length={frame.width} scale={scale} mark={bounds ? [bounds.x, bounds.width] : undefined} />
      <Ruler axis="y" from={frame.y} length={frame.height} scale={scale} mark={bounds ? [bounds.y, bounds.height] : undefined} />
    </>
  );
}

/** The page's place, followed while the canvas scrolls. */
function useFrame(ground: RulersProps['ground'], page: RulersProps['page'], scale: number, show: CanvasShow): Frame | undefined {
  const [frame, setFrame] = useState<Frame>();
  useEffect(() => {
    const element = ground.current;
    if (!element) return undefined;
    const follow = (): void => {
      const [outer, inner] = [element.getBoundingClientRect(), page.current?.getBoundingClientRect()];
      if (inner) setFrame({ x: inner.left - outer.left, y: inner.top - outer.top, width: element.clientWidth, height: element.clientHeight });
    };
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    element.addEventListener('scroll', follow);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', follow);
    };
    // The page lies elsewhere at another scale or size.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [ground, page, scale, show.drawnSize]);
  return frame;
}

interface RulerProps {
  readonly axis: 'x' | 'y';
  /** Where the page begins, in CSS pixels from the ruler's own start. */
  readonly from: number;
  readonly length: number;
  readonly scale: number;
  /** Start and length of the selection, in page pixels. */
  readonly mark: readonly [number, number] | undefined;
}

function Ruler({ axis, from, length, scale, mark }: RulerProps): ReactNode {
  const spacing = spacings.find((one) => one * scale >= roomPx) ?? spacings.at(-1)!;
  const first = Math.ceil(-from / scale / spacing);
  const last = Math.floor((length - from) / scale / spacing);
  const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * spacing);
  return (
    <svg className={`rulers is-${axis}`} data-grip={`ruler:${axis === 'x' ? 'y' : 'x'}`} width={axis === 'x' ? length : sizePx} height={axis === 'x' ? sizePx : length} aria-hidden focusable="false">
      {mark ? <rect {...(axis === 'x' ? { x: from + mark[0] * scale, y: 0, width: mark[1] * scale, height: sizePx } : { x: 0, y: from + mark[0] * scale, width: sizePx, height: mark[1] * scale })} /> : null}
      {numbers.map((number) => {
        const at = Math.round(from + number * scale) + 0.5;
        return axis === 'x' ? (
          <g key={number}>
            <line x1={at} x2={at} y1={sizePx - 6} y2={sizePx} />
            <text x={at + 3} y={10}>
              {number}
            </text>
          </g>
        ) : (
          <g key={number}>
            <line x1={sizePx - 6} x2={sizePx} y1={at} y2={at} />
            <text transform={`translate(10 ${at - 3}) rotate(-90)`}>{number}</text>
          </g>
        );
      })}
    </svg>
  );
}
