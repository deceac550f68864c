// The queue: posts in order of time, what became of each, and what a person can do about it.

import { CalendarPlus, FolderOutput } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../shared/post.ts';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useAnswer } from '../shell/useAnswer.ts';
import { go, tell, tellFault } from '../shell/viewStore.ts';
import { Button, Empty } from '../ui/index.ts';
import { PostCard } from './PostCard.tsx';
import './queue.css';

export function QueueScreen(): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const posts = useAnswer(() => studio.queue.list(), [studio], ['queueChanged']);
  const [isWorking, setWorking] = useState(false);
  if (posts.fault) return <Failed thrown={posts.fault} onRetry={posts.askAgain} />;
  const list = posts.value ?? [];
  const handOver = async (): Promise<void> => {
    setWorking(true);
    try {
      const answer = await studio.queue.handOver();
      tell(answer.posts === 0 ? t('queue.nothingDue') : t('queue.handedOver', { count: answer.posts, folder: answer.folder }));
    } catch (thrown) {
      tellFault(thrown);
    } finally {
      setWorking(false);
    }
  };
  return (
    <div className="page">
      <div className="page-body queue">
        <header className="page-head">
          <div>
            <h1 className="page-title">{t('queue.title')}</h1>
            <p className="page-words">{t('queue.words')}</p>
          </div>
          {list.length > 0 ? (
            <Button icon={<FolderOutput size={16} aria-hidden />} isDisabled={isWorking} onPress={() => void handOver()}>
              {t('queue.handOver')}
            </Button>
          ) : null}
        </header>
        {posts.value?.length === 0 ? (
          <Empty
            title={t('queue.none')}
            action={
              <Button look="primary" icon={<CalendarPlus size={16} aria-hidden />} onPress={() => go({ screen: 'gallery' })}>
                {t('queue.start')}
              </Button>
            }
          >
            {t('queue.noneWords')}
          </Empty>
        ) : null}
        {daysOf(list, i18n.language).map(([day, members]) => (
          <section key={day} className="day" aria-label={day}>
            <h2 className="day-title">{day}</h2>
            <ol className="posts">
              {members.map((post) => (
                <PostCard key={post.id} post={post} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}

/** Posts by the day they are due, on the wall calendar of their own zones, earliest first. */
function daysOf(posts: readonly Post[], language: string): (readonly [string, readonly Post[]])[] {
  const sorted = [...posts].sort((a, b) => a.due.instant.localeCompare(b.due.instant));
  const day = (post: Post): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: post.due.zone }).format(new Date(post.due.instant));
  return [...Map.groupBy(sorted, day)];
}
