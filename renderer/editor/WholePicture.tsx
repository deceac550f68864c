// A whole picture, as main scaled it.

import { useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { derivativeKey, type PictureInfo } from '../../shared/picture.ts';
import { picturesOf } from '../drawing/pageDrawing.ts';
import { useConnection } from '../shell/connection.ts';

export function WholePicture({ info, width, height }: { info: PictureInfo; width: number; height: number }): ReactNode {
  const pictures = picturesOf(useConnection());
  const canvas = useRef<HTMLCanvasElement>(null);
  const key = useMemo(() => {
    const scale = Math.min(1, (width * devicePixelRatio) / info.width);
    const crop = { x: 0, y: 0, width: info.width, height: info.height };
    return derivativeKey({ asset: info.id, crop, width: Math.max(1, Math.round(info.width * scale)), height: Math.max(1, Math.round(info.height * scale)) });
  }, [info, width]);
  const drawable = useSyncExternalStore(pictures.subscribe, () => pictures.get(key));
  useEffect(() => {
    if (!drawable || !canvas.current) return;
    canvas.current.width = drawable.width;
    canvas.current.height = drawable.height;
    canvas.current.getContext('2d')?.drawImage(drawable, 0, 0);
  }, [drawable]);
  return <canvas ref={canvas} className="focus-canvas" style={{ inlineSize: width, blockSize: height }} aria-hidden />;
}
