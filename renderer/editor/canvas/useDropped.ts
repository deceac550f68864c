// Pictures dropped on the canvas: on a picture in its place, elsewhere as new ones. While they hang over one, that one is outlined.

import { useEffect } from 'react';
import { isOnCanvas } from '../../commands/useCommands.ts';
import { useConnection } from '../../shell/connection.ts';
import { currentShow, useCanvas } from '../canvasStore.ts';
import { followClipboard } from '../tools/clipboard.ts';
import { dropPictures, isPictureFile, pictureUnder } from '../tools/pictures.ts';
import { pagePlace } from './pointing.ts';

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}

export function useDropped(ground: React.RefObject<HTMLElement | null>): void {
  const connection = useConnection();
  useEffect(() => followClipboard(connection, isOnCanvas), [connection]);
  useEffect(() => {
    const element = ground.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener(
      'dragover',
      (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        const show = currentShow();
        const at = pagePlace(event.clientX, event.clientY);
        const hovered = show && at ? pictureUnder(show, at)?.id : undefined;
        if (hovered !== useCanvas.getState().hovered) useCanvas.setState({ hovered });
      },
      { signal },
    );
    element.addEventListener(
      'drop',
      (event) => {
        const files = [...(event.dataTransfer?.files ?? [])].filter(isPictureFile);
        const at = pagePlace(event.clientX, event.clientY);
        if (!hasFiles(event)) return;
        event.preventDefault();
        useCanvas.setState({ hovered: undefined });
        if (at && files.length > 0) void dropPictures(connection, files, at);
      },
      { signal },
    );
    return () => stop.abort();
  }, [connection, ground]);
}
