// The small picture of a row: there when the row has been in view for a moment.

import { useEffect, useState, type ReactNode } from 'react';
import { useConnection } from '../shell/connection.ts';
import { askThumb, knownThumb, type ThumbKey } from './thumbs.ts';

/** Rows that pass by faster are not asked for. */
const restMs = 90;

export function RowThumb({ batch, template, number, stamp, size, longPx }: ThumbKey): ReactNode {
  const { studio } = useConnection();
  const key = { batch, template, number, stamp, size, longPx };
  const whose = [batch, template, number, size].join('/');
  const [shown, setShown] = useState<{ readonly whose: string; readonly url: string | undefined }>();
  const here = knownThumb(key);
  useEffect(() => {
    if (here !== undefined) return undefined;
    let takeBack: (() => void) | undefined;
    const timer = setTimeout(() => {
      takeBack = askThumb(studio, { batch, template, number, stamp, size, longPx }, (url) => setShown({ whose, url }));
    }, restMs);
    return () => {
      clearTimeout(timer);
      takeBack?.();
    };
  }, [studio, batch, template, number, stamp, size, longPx, here, whose]);
  // An edited row keeps its last picture until the next is there; another row's is never shown.
  const url = here ?? (shown?.whose === whose ? shown.url : undefined);
  return url === undefined ? <span className="thumb-empty" /> : <img className="thumb-picture" src={url} alt="" decoding="async" draggable={false} />;
}
