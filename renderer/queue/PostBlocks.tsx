// The posts of a filter, in blocks: only those near the view are asked for and on the page, the others keep their room. It holds for any
// number of posts.

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountListing } from '../../shared/api.ts';
import type { DueTime, Post } from '../../shared/post.ts';
import type { QueueFilter } from '../../shared/queuePage.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { Notice } from '../ui/index.ts';
import { PostCard } from './PostCard.tsx';

/** Posts of a block. */
const blockSize = 20;

/** Room of a post that was not shown yet, in pixels. */
const usualHeight = 190;

interface BlocksProps {
  readonly filter: QueueFilter;
  readonly total: number;
  readonly accounts: readonly AccountListing[];
}

export function PostBlocks({ filter, total, accounts }: BlocksProps): ReactNode {
  const starts = Array.from({ length: Math.ceil(total / blockSize) }, (_, index) => index * blockSize);
  const key = JSON.stringify(filter);
  return (
    <div className="blocks">
      {starts.map((from) => (
        <Block key={`${key} ${from}`} filter={filter} from={from} count={Math.min(blockSize, total - from)} accounts={accounts} />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly filter: QueueFilter;
  readonly from: number;
  readonly count: number;
  readonly accounts: readonly AccountListing[];
}

function Block({ filter, from, count, accounts }: BlockProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(from === 0);
  const [height, setHeight] = useState(count * usualHeight);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        // What a person is in stays, wherever it is scrolled to.
        if (!entry.isIntersecting && element.contains(document.activeElement)) return;
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0) setHeight(entry.boundingClientRect.height);
        setNear(entry.isIntersecting);
      },
      { rootMargin: '800px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className="block" style={isNear ? undefined : { blockSize: height }}>
      {isNear ? <BlockPosts filter={filter} from={from} height={height} accounts={accounts} /> : null}
    </div>
  );
}

function BlockPosts({ filter, from, height, accounts }: Omit<BlockProps, 'count'> & { readonly height: number }): ReactNode {
  const { i18n } = useTranslation();
  const { studio } = useConnection();
  const page = useAnswer(() => studio.queue.page({ filter, from, count: blockSize }), [studio, from], ['queueChanged']);
  const ids = page.value?.posts.map(({ id }) => id) ?? [];
  const warnings = useAnswer(async () => (ids.length === 0 ? {} : await studio.queue.warnings({ posts: ids })), [studio, page.value], []);
  if (page.fault) return <Notice look="danger">{page.fault.message}</Notice>;
  if (!page.value) return <div aria-busy="true" style={{ blockSize: height }} />;
  const dayOf = (due: DueTime): string => new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeZone: due.zone }).format(new Date(due.instant));
  const { posts, before } = page.value;
  const days = [...Map.groupBy(posts, (post: Post) => dayOf(post.due))];
  return (
    <>
      {days.map(([day, members]) => (
        <section key={day} className="day" aria-label={day}>
          {before && dayOf(before) === day ? null : <h2 className="day-title">{day}</h2>}
          <ol className="posts">
            {members.map((post) => (
              <PostCard key={post.id} post={post} accounts={accounts} warnings={warnings.value?.[post.id] ?? []} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}
