// A small picture of a design, square; empty until it is made.

import type { ReactNode } from 'react';
import { useDesignPicture } from './pictures.ts';

export function DesignPicture({ id, revision, longPx = 360, alt = '' }: { id: string; revision: number; longPx?: number; alt?: string }): ReactNode {
  const url = useDesignPicture(id, revision, longPx);
  return <span className="design-picture">{url ? <img src={url} alt={alt} decoding="async" draggable={false} /> : null}</span>;
}
