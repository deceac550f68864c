// A template or design as its card shows it: the frame of a shape class, as wide as the card.

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Kit } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import { shapeClasses, type ShapeClass } from '../../shared/size.ts';
import { Tile } from './Tile.tsx';
import './drawing.css';
import { useDrawingAssets } from './useDrawingAssets.ts';

export function Thumbnail({ design, kit, shape, label }: { design: Design; kit: Kit; shape: ShapeClass; label?: string }): ReactNode {
  const { assets, fault } = useDrawingAssets(kit, design);
  const box = useRef<HTMLSpanElement>(null);
  const width = useWidth(box);
  const frame = shapeClasses.find((one) => one.id === shape)!;
  return (
    <span className="thumbnail" ref={box} title={fault?.message}>
      {width > 0 ? <Tile design={design} size={{ id: '', ...frame.frame }} assets={assets} width={width} {...(label ? { label } : {})} /> : null}
    </span>
  );
}

/** The inner width of an element in CSS pixels, followed. */
export function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
