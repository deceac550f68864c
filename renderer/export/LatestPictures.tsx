// A strip of the pictures that were finished last, one asked for at a time so that looking costs the export next to nothing.

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useConnection } from '../shell/connection.ts';

const shown = 6;
const longPx = 160;
/** Time between two pictures. */
const everyMs = 400;

interface Shot {
  readonly file: string;
  readonly url: string;
}

export function LatestPictures({ run, files }: { run: string; files: readonly string[] }): ReactNode {
  const { studio } = useConnection();
  const [shots, setShots] = useState<readonly Shot[]>([]);
  const newest = useRef('');
  const isAsking = useRef(false);
  const urls = useRef(new Set<string>());
  useEffect(() => {
    newest.current = files.at(-1) ?? '';
  }, [files]);
  useEffect(() => {
    const asked = new Set<string>();
    const known = urls.current;
    const look = async (): Promise<void> => {
      const file = newest.current;
      if (file === '' || isAsking.current || asked.has(file)) return;
      isAsking.current = true;
      asked.add(file);
      try {
        const url = URL.createObjectURL(await studio.exports.picture({ export: run, file, longPx }));
        known.add(url);
        setShots((before) => {
          for (const { url: old } of before.slice(shown - 1)) {
            known.delete(old);
            URL.revokeObjectURL(old);
          }
          return [{ file, url }, ...before].slice(0, shown);
        });
      } catch {
        // A newer picture has taken its place; the next one is shown.
      } finally {
        isAsking.current = false;
      }
    };
    const timer = setInterval(() => void look(), everyMs);
    return () => {
      clearInterval(timer);
      for (const url of known) URL.revokeObjectURL(url);
      known.clear();
    };
  }, [studio, run]);
  return (
    <div className="latest" aria-hidden>
      {shots.map(({ file, url }) => (
        <img key={file} className="latest-picture" src={url} alt="" />
      ))}
    </div>
  );
}
