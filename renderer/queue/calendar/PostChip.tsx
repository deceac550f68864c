// A post in a cell of the calendar: its time, where it goes and its first words. It is dragged, moved and selected by whoever holds it.

import type { DragEvent, MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { captionFor, type Post } from '../../../shared/post.ts';
import { useNetworks } from '../../shell/useNetworks.ts';
import { isMovable, lookOf } from '../stateLooks.ts';

/** The kind of what is dragged. */
export const postType = 'application/x-point-studio-post';

interface PostChipProps {
  readonly post: Post;
  readonly zone: string;
  readonly isSelected: boolean;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
}

export function PostChip({ post, zone, isSelected, onOpen, onToggle }: PostChipProps): ReactNode {
  const { t, i18n } = useTranslation();
  const networks = useNetworks();
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(new Date(post.due.instant));
  const caption = captionFor(post, 'default') || Object.values(post.captions)[0] || '';
  const names = post.deliveries.map(({ network: id }) => networks?.networks.find((network) => network.id === id)?.name ?? id);
  const states = [...new Set(post.deliveries.map(({ state }) => t(`queue.states.${state}`)))].join(', ');
  const look = lookOf(post);
  const press = (event: MouseEvent): void => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) onToggle();
    else onOpen();
  };
  const drag = (event: DragEvent): void => {
    event.dataTransfer.setData(postType, post.id);
    event.dataTransfer.effectAllowed = 'move';
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`cal-post is-${look}`}
      data-post={post.id}
      aria-pressed={isSelected}
      aria-label={`${time}, ${[...new Set(names)].join(', ')}: ${caption.slice(0, 120) || t('queue.noCaption')}. ${states}`}
      draggable={isMovable(post)}
      onDragStart={drag}
      onClick={press}
    >
      <time className="figures" dateTime={post.due.instant}>
        {time}
      </time>
      <span className="cal-words" dir="auto">
        {caption.split('\n')[0] || names[0]}
      </span>
      {names.length > 1 ? <span className="cal-places figures">{new Intl.NumberFormat(i18n.language).format(names.length)}</span> : null}
    </button>
  );
}
