// What became of a text while it is typed: the size it is set at, whether it had to shrink or is cut, and how much of its limit is used.

import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { graphemeCount } from '../../../shared/graphemes.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import type { CanvasShow } from '../canvasStore.ts';
import type { TypedText } from './typedText.ts';

interface TypingBadgeProps {
  readonly show: CanvasShow;
  readonly typed: TypedText;
  readonly place: { readonly left: number; readonly top: number };
}

export function TypingBadge({ show, typed, place }: TypingBadgeProps): ReactNode {
  const { t } = useTranslation();
  const { layout, edited, element } = typed;
  const limit = show.design.fields.find(({ name }) => name === edited.field)?.maxLength;
  const used = limit === undefined ? 0 : graphemeCount(edited.text);
  const isOver = limit !== undefined && used > limit;
  const state = layout.cut ? 'cut' : layout.shrunk ? 'shrunk' : undefined;
  useEffect(() => {
    if (state) announce(text(`typing.${state}Words`));
  }, [state]);
  const px = (size: number): string => t('typing.size', { size: Math.round(size * 4) / 4 });
  return (
    <p className="typing-badge" style={place} dir="auto" data-state={state ?? 'fits'}>
      <span>{px(layout.size)}</span>
      {state === 'shrunk' ? <span className="typing-shrunk">{t('typing.shrunk', { size: px(element.size.largest) })}</span> : null}
      {state === 'cut' ? <span className="typing-cut">{t('typing.cut')}</span> : null}
      {limit === undefined ? null : <span className={isOver ? 'typing-cut' : ''}>{t('design.count', { used, limit })}</span>}
    </p>
  );
}
