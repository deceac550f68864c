// Gives one post another time, or all that were missed, with time between them.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Post } from '../../shared/post.ts';
import { resolveTime } from '../../shared/time.ts';
import { useConnection } from '../shell/connection.ts';
import { faultOf, tell } from '../shell/viewStore.ts';
import { Button, Notice, Pick, TextInput, Window } from '../ui/index.ts';
import { tomorrowMorning } from './postDraft.ts';
import { ZonePick } from './ZonePick.tsx';

interface Time {
  readonly due: string;
  readonly zone: string;
}

interface TimeDialogProps {
  readonly title: string;
  readonly first: () => Time;
  readonly children?: ReactNode;
  /** Answers what is told when it is done. */
  readonly onTime: (time: Time) => Promise<string>;
  readonly onClose: () => void;
}

function TimeDialog({ title, first, children, onTime, onClose }: TimeDialogProps): ReactNode {
  const { t } = useTranslation();
  const [time, setTime] = useState(first);
  const [fault, setFault] = useState('');
  const set = async (): Promise<void> => {
    try {
      tell(await onTime(time));
      onClose();
    } catch (thrown) {
      setFault(faultOf(thrown).message);
    }
  };
  const notice = noticeOf(time);
  return (
    <Window
      title={title}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" isDisabled={notice.isWrong} onPress={() => void set()}>
            {t('queue.reschedule')}
          </Button>
        </>
      }
    >
      <div className="post-words">
        {fault ? <Notice look="danger">{fault}</Notice> : null}
        <TextInput type="datetime-local" label={t('queue.when')} direction="ltr" value={time.due} onChange={(due) => setTime({ ...time, due })} takesFocus />
        <ZonePick value={time.zone} onChange={(zone) => setTime({ ...time, zone })} />
        {children}
        {notice.words ? <Notice look="warning">{notice.words}</Notice> : null}
      </div>
    </Window>
  );
}

function tomorrow(zone: string): Time {
  return { due: tomorrowMorning(new Date()), zone };
}

function noticeOf({ due, zone }: Time): { readonly words: string; readonly isWrong: boolean } {
  try {
    return { words: resolveTime(due, zone).notice, isWrong: false };
  } catch (thrown) {
    return { words: faultOf(thrown).message, isWrong: true };
  }
}

export function Reschedule({ post, onClose }: { post: Post; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  return (
    <TimeDialog
      title={t('queue.rescheduleTitle')}
      first={() => tomorrow(post.due.zone)}
      onTime={async (time) => {
        const { notice } = await studio.queue.reschedule({ post: post.id, ...time });
        return [t('queue.rescheduled', { time: time.due.replace('T', ' ') }), notice].join(' ').trim();
      }}
      onClose={onClose}
    />
  );
}

/** Minutes between posts that are given another time together. */
const spaces = [15, 60, 180, 1440] as const;

/** All posts that were missed; the first at a time, each further one later. */
export function RescheduleMissed({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [space, setSpace] = useState(60);
  return (
    <TimeDialog
      title={t('queue.rescheduleMissed')}
      first={() => tomorrow(new Intl.DateTimeFormat().resolvedOptions().timeZone)}
      onTime={async ({ due, zone }) => {
        const { posts } = await studio.queue.rescheduleMissed({ from: due, zone, everyMinutes: space });
        return t('queue.rescheduledMissed', { count: posts });
      }}
      onClose={onClose}
    >
      <Pick label={t('queue.space')} value={String(space)} options={spaces.map((minutes) => ({ id: String(minutes), name: t(`queue.spaces.${minutes}`) }))} onChange={(id) => setSpace(Number(id))} />
    </TimeDialog>
  );
}

/** Spreads posts evenly over some days, in the order in which they are due. */
export function SpreadPosts({ posts, onClose }: { posts: readonly string[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [days, setDays] = useState('7');
  return (
    <TimeDialog
      title={t('queue.bulk.spread')}
      first={() => tomorrow(new Intl.DateTimeFormat().resolvedOptions().timeZone)}
      onTime={async ({ due, zone }) => {
        const spread = await studio.queue.spread({ posts: [...posts], from: due, zone, days: Number(days) });
        return [t('queue.bulk.spreadDone', { count: spread.posts }), ...spread.notices].join(' ');
      }}
      onClose={onClose}
    >
      <TextInput label={t('queue.bulk.days')} value={days} onChange={setDays} />
    </TimeDialog>
  );
}
