// Where the subject of a photo is: a point over the whole picture, moved with the pointer or the arrow keys. Crops keep it in view.

import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PictureInfo } from '../../shared/picture.ts';
import type { Focus } from '../../shared/point.ts';
import { useWidth } from '../drawing/Thumbnail.tsx';
import { WholePicture } from './WholePicture.tsx';
import './form.css';

interface FocusPointProps {
  readonly label: string;
  readonly info: PictureInfo;
  readonly focus: Focus | undefined;
  readonly onMove: (focus: Focus) => void;
  /** After a move or a run of them: one step to undo. */
  readonly onDone: () => void;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Tallest that the picture is shown, in CSS pixels. */
const tallest = 200;

export function FocusPoint({ label, info, focus = { x: 0.5, y: 0.5 }, onMove, onDone }: FocusPointProps): ReactNode {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const room = useWidth(box);
  const width = Math.min(room, Math.round((tallest * info.width) / info.height));
  const height = Math.round((width * info.height) / info.width);
  const [isDragged, setDragged] = useState(false);
  const place = (event: React.PointerEvent<HTMLElement>): void => {
    const bounds = event.currentTarget.getBoundingClientRect();
    onMove({ x: share((event.clientX - bounds.left) / bounds.width), y: share((event.clientY - bounds.top) / bounds.height) });
  };
  const press = (event: React.KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const by = event.shiftKey ? 0.1 : 0.01;
    onMove({ x: share(focus.x + step[0] * by), y: share(focus.y + step[1] * by) });
  };
  return (
    <div className="focus-room" ref={box}>
      {width > 0 ? (
        <div
          className="focus-picture"
          style={{ inlineSize: width, blockSize: height }}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            setDragged(true);
            place(event);
          }}
          onPointerMove={(event) => isDragged && place(event)}
          onPointerUp={() => {
            setDragged(false);
            onDone();
          }}
        >
          <WholePicture info={info} width={width} height={height} />
          <div
            className="focus-point"
            // Two directions at once: no input has them.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="slider"
            tabIndex={0}
            aria-label={t('photo.focus', { label })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(focus.x * 100)}
            aria-valuetext={t('photo.focusAt', { x: Math.round(focus.x * 100), y: Math.round(focus.y * 100) })}
            style={{ left: `${focus.x * 100}%`, top: `${focus.y * 100}%` }}
            onKeyDown={press}
            onBlur={onDone}
          />
        </div>
      ) : null}
      <p className="field-hint">{t('photo.focusHint')}</p>
    </div>
  );
}

/** Held to the picture, in thousandths. */
function share(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
