// Small pictures of designs and their versions, made by main when they come into view and kept while they are the same.

import { useEffect, useState } from 'react';
import type { Connection } from '../shell/connection.ts';
import { useConnection } from '../shell/connection.ts';

/** Pictures kept: some screens full. */
const kept = 300;

const known = new Map<string, Promise<string>>();

function pictureUrl({ studio }: Connection, id: string, revision: number, longPx: number): Promise<string> {
  const key = [id, revision, longPx].join('/');
  const there = known.get(key);
  if (there) return there;
  const made = studio.designs.picture({ id, revision, longPx }).then((picture) => URL.createObjectURL(picture));
  known.set(key, made);
  // One that could not be made is asked for again when it is shown again.
  made.catch(() => known.delete(key));
  for (const [oldest, old] of known) {
    if (known.size <= kept) break;
    known.delete(oldest);
    void old.then((url) => URL.revokeObjectURL(url), () => undefined);
  }
  return made;
}

/** The address of a picture of a design as it was at a revision; the one before stays until it is there, '' where it cannot be made. */
export function useDesignPicture(id: string, revision: number, longPx: number): string | undefined {
  const connection = useConnection();
  const [shown, setShown] = useState<{ readonly id: string; readonly url: string }>();
  useEffect(() => {
    let isWanted = true;
    pictureUrl(connection, id, revision, longPx).then(
      (url) => isWanted && setShown({ id, url }),
      () => isWanted && setShown({ id, url: '' }),
    );
    return () => {
      isWanted = false;
    };
  }, [connection, id, revision, longPx]);
  return shown?.id === id ? shown.url : undefined;
}
