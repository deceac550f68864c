// A tiny outline with the proportions of a size.

import type { ReactNode } from 'react';
import './drawing.css';

/** Longest side, in pixels. */
const longest = 14;

export function ShapeMark({ width, height }: { width: number; height: number }): ReactNode {
  const scale = longest / Math.max(width, height);
  return (
    <span className="shape-mark" aria-hidden>
      <span style={{ inlineSize: Math.max(4, width * scale), blockSize: Math.max(4, height * scale) }} />
    </span>
  );
}
