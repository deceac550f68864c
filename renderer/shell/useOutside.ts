// What comes from outside of the page: a `.point` file dropped anywhere on the window or opened by the system with the studio, and choices in
// the desktop's menu bar. A dropped file never takes the page's place.

import { useEffect } from 'react';
import { isPointFile } from '../../shared/pointExtension.ts';
import { useConnection, type Connection } from './connection.ts';
import { tellFault } from './viewStore.ts';

const loadActs = () => import('../gallery/fileActs.ts');

export function useOutside(): void {
  const connection = useConnection();
  useEffect(() => {
    const isFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (isFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (!isFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])].filter(isPointFile);
      if (files.length === 0) return;
      // What it was dropped on wants pictures or spreadsheets.
      event.stopPropagation();
      loadActs().then(({ openPointFiles }) => openPointFiles(connection, files)).catch(tellFault);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop, { capture: true });
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop, { capture: true });
    };
  }, [connection]);
  useEffect(() => {
    if (location.protocol !== 'point:') return undefined;
    let unfollow: (() => void) | undefined;
    let isGone = false;
    const follow = async (): Promise<void> => {
      const { followNativeMenu } = await import('../commands/nativeMenu.ts');
      if (!isGone) unfollow = followNativeMenu(connection);
    };
    follow().catch(tellFault);
    return () => {
      isGone = true;
      unfollow?.();
    };
  }, [connection]);
  useEffect(() => {
    const take = (): void => {
      takeOpened(connection).catch(tellFault);
    };
    // A browser has nothing opened for it from outside; there the studio answers nothing at once.
    take();
    return connection.onEvent((event) => {
      if (event.type === 'designOpened') take();
    });
  }, [connection]);
}

/** Shows what a file opened from outside came to, if there is one. */
async function takeOpened({ studio }: Connection): Promise<void> {
  const opened = await studio.designs.takeOpened();
  if (!opened) return;
  const { tellOpened } = await loadActs();
  tellOpened(opened);
}
