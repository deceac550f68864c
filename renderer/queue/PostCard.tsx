// One post of the queue: its picture, time and caption, and each delivery with its state and the moves a person can make.

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components';
import type { AccountListing } from '../../shared/api.ts';
import { captionFor, type Post } from '../../shared/post.ts';
import type { PostWarning } from '../../shared/postWarnings.ts';
import { useConnection } from '../shell/connection.ts';
import { Tick } from '../ui/index.ts';
import { DeliveryRow } from './DeliveryRow.tsx';
import { toggleSelected, useQueue } from './queueStore.ts';
import { PostWarnings } from './PostWarnings.tsx';
import { Reviews } from './Reviews.tsx';
import { StoredPreviews } from './StoredPreviews.tsx';

interface PostCardProps {
  readonly post: Post;
  readonly accounts: readonly AccountListing[];
  readonly warnings?: readonly PostWarning[];
}

export function PostCard({ post, accounts, warnings = [] }: PostCardProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { assetUrl } = useConnection();
  const isSelected = useQueue((queue) => queue.selected.has(post.id));
  const [first] = post.pictures;
  const time = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit', timeZone: post.due.zone }).format(new Date(post.due.instant));
  const caption = captionFor(post, 'default') || Object.values(post.captions)[0] || '';
  return (
    <li className={`post card${isSelected ? ' is-selected' : ''}`}>
      <div className="post-picture">
        {first ? <img src={assetUrl(first.asset)} alt={first.alt} width={first.width} height={first.height} loading="lazy" decoding="async" /> : null}
        {post.pictures.length > 1 ? <span className="post-count">{t('queue.pictures', { count: post.pictures.length })}</span> : null}
      </div>
      <div className="post-main">
        <p className="post-time">
          <Tick label={t('queue.bulk.select', { time })} isSelected={isSelected} onChange={() => toggleSelected(post.id)}>
            {null}
          </Tick>
          <time dateTime={post.due.instant}>{time}</time> <span className="muted">{post.due.zone}</span>
          {post.campaign ? <span className="chip">{post.campaign}</span> : null}
        </p>
        <p className="post-caption" dir="auto">
          {caption || <span className="muted">{t('queue.noCaption')}</span>}
        </p>
        <PostWarnings warnings={warnings} />
        {post.deliveries.some(({ state }) => state === 'needsApproval' || state === 'draft') ? <Reviews post={post.id} /> : null}
        <ul className="deliveries">
          {post.deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} post={post} delivery={delivery} accounts={accounts} />
          ))}
        </ul>
        <Disclosure className="record">
          {({ isExpanded }) => (
            <>
              <AriaButton slot="trigger" className="record-button">
                <ChevronRight size={12} aria-hidden /> {t('queue.preview.label')}
              </AriaButton>
              <DisclosurePanel>{isExpanded ? <StoredPreviews post={post} accounts={accounts} /> : null}</DisclosurePanel>
            </>
          )}
        </Disclosure>
      </div>
    </li>
  );
}
