// A size in pixels, width first in every language.

import type { ReactNode } from 'react';

export function Pixels({ width, height }: { width: number; height: number }): ReactNode {
  return (
    <bdi dir="ltr" className="figures">
      {width} × {height}
    </bdi>
  );
}
