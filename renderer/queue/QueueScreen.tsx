// The queue: what needs a person, what is planned, what became of it; found by account, campaign and words, for any number of posts.

import { CalendarPlus, FolderOutput, Hand, Pause, Play } from 'lucide-react';
import { lazy, Suspense, useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queueViews, type QueueFilter, type QueueOverview, type QueueView } from '../../shared/queuePage.ts';
import { Unlock } from '../accounts/Unlock.tsx';
import { useLock } from '../accounts/useLock.ts';
import '../accounts/accounts.css';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useAnswer } from '../shell/useAnswer.ts';
import { go, showDialog, tell, tellFault } from '../shell/viewStore.ts';
import { Button, Empty, Notice, Pick, Segments, TextInput } from '../ui/index.ts';
import { BulkBar } from './BulkBar.tsx';
import { MergeReview } from './MergeReview.tsx';
import { PostBlocks } from './PostBlocks.tsx';
import { showLook, useQueue, type QueueLook } from './queueStore.ts';
import './queue.css';
import { useAccounts } from './useAccounts.ts';

const Calendar = lazy(() => import('./calendar/CalendarView.tsx').then((module) => ({ default: module.CalendarView })));

const looks: readonly QueueLook[] = ['list', 'month', 'week', 'day'];

/** Ids of what is not an account in the list to filter by. */
const [everyone, byHand] = ['*', ''];

export function QueueScreen(): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const accounts = useAccounts();
  const [view, setView] = useState<QueueView>();
  const [first, setFirst] = useState<QueueView>();
  const [account, setAccount] = useState(everyone);
  const [campaign, setCampaign] = useState('');
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search);
  const shown = useQueue((queue) => queue.look);
  const isPaused = useAnswer(() => studio.queue.isPaused(), [studio], ['queueChanged']);
  const filter: QueueFilter = {
    view: view ?? (shown === 'list' ? first : undefined) ?? 'all',
    search: words,
    ...(account === everyone ? {} : { account }),
    ...(campaign === '' ? {} : { campaign }),
  };
  const look = async (): Promise<QueueOverview> => {
    const found = await studio.queue.overview({ filter });
    // What needs a person is listed first, once it is known whether there is any.
    setFirst((before) => before ?? (found.counts.needsYou > 0 ? 'needsYou' : 'all'));
    return found;
  };
  const overview = useAnswer(look, [studio, JSON.stringify(filter)], ['queueChanged', 'accountsChanged']);
  const counts = overview.value?.counts;
  if (overview.fault) return <Failed thrown={overview.fault} onRetry={overview.askAgain} />;
  const isEmpty = counts?.all === 0 && words === '' && account === everyone && campaign === '';
  const number = new Intl.NumberFormat(i18n.language);
  const total = counts?.[filter.view] ?? 0;
  return (
    <div className="page">
      <div className={`page-body queue${shown === 'list' ? '' : ' is-calendar'}`}>
        <header className="page-head">
          <div>
            <h1 className="page-title">{t('queue.title')}</h1>
            <p className="page-words">{t('queue.words')}</p>
          </div>
          {counts && !isEmpty ? (
            <div className="queue-tools">
            <Segments label={t('queue.looks.label')} value={shown} options={looks.map((id) => ({ id, name: t(`queue.looks.${id}`) }))} onChange={(id) => showLook(looks.find((one) => one === id) ?? 'list')} />
            <QueueActs isPaused={isPaused.value === true} byHand={overview.value?.byHand ?? 0} />
            </div>
          ) : null}
        </header>
        <div className="queue-notices">
          {isPaused.value ? (
            <Notice
              look="warning"
              actions={
                <Button icon={<Play size={14} aria-hidden />} onPress={() => void studio.queue.resume().catch(tellFault)}>
                  {t('queue.resume')}
                </Button>
              }
            >
              <strong>{t('queue.paused')}</strong> {t('queue.pausedWords')}
            </Notice>
          ) : null}
          {accounts.some(({ waiting }) => waiting > 0) ? <LockNotice /> : null}
          {overview.value && overview.value.missed > 0 ? (
            <Notice look="warning" actions={<Button onPress={() => showDialog('reschedule')}>{t('queue.rescheduleMissed')}</Button>}>
              {t('queue.missedWords', { count: overview.value.missed })}
            </Notice>
          ) : null}
        </div>
        {isEmpty ? (
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
        {counts && !isEmpty ? (
          <>
            <div className="queue-filter">
              <Segments
                label={t('queue.views.label')}
                value={filter.view}
                options={queueViews.map((id) => ({ id, name: `${t(`queue.views.${id}`)} ${number.format(counts[id])}` }))}
                onChange={(id) => setView(queueViews.find((one) => one === id))}
              />
              <div className="queue-search" data-search="posts">
                <TextInput type="search" label={t('queue.search')} value={search} onChange={setSearch} />
              </div>
              {accounts.length > 0 ? (
                <Pick
                  label={t('queue.account')}
                  value={account}
                  options={[{ id: everyone, name: t('queue.anyAccount') }, { id: byHand, name: t('queue.byHandFilter') }, ...accounts.map(({ id, name }) => ({ id, name }))]}
                  onChange={setAccount}
                />
              ) : null}
              {(overview.value?.campaigns.length ?? 0) > 0 ? (
                <Pick
                  label={t('queue.campaign')}
                  value={campaign}
                  options={[{ id: '', name: t('queue.anyCampaign') }, ...(overview.value?.campaigns ?? []).map((name) => ({ id: name, name }))]}
                  onChange={setCampaign}
                />
              ) : null}
            </div>
            {total === 0 && shown === 'list' ? <p className="muted queue-nothing">{t('queue.nothingHere')}</p> : null}
            {shown === 'list' ? (
              <PostBlocks filter={filter} total={total} accounts={accounts} />
            ) : (
              <Suspense fallback={<div className="cal-waiting" aria-busy="true" />}>
                <Calendar mode={shown} filter={filter} accounts={accounts} />
              </Suspense>
            )}
            <BulkBar />
          </>
        ) : null}
      </div>
    </div>
  );
}

function QueueActs({ isPaused, byHand: waiting }: { isPaused: boolean; byHand: number }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [isWorking, setWorking] = useState(false);
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
    <div className="queue-acts">
      <Button look={waiting > 0 ? 'primary' : 'plain'} icon={<Hand size={16} aria-hidden />} onPress={() => showDialog('handOver')}>
        {waiting > 0 ? t('queue.todayCount', { count: waiting }) : t('queue.today')}
      </Button>
      <Button icon={<FolderOutput size={16} aria-hidden />} isDisabled={isWorking} onPress={() => void handOver()}>
        {t('queue.handOver')}
      </Button>
      <MergeReview />
      {isPaused ? null : (
        <Button icon={<Pause size={16} aria-hidden />} onPress={() => void studio.queue.pause().catch(tellFault)}>
          {t('queue.pause')}
        </Button>
      )}
    </div>
  );
}

/** Posts wait for accounts whose secrets are locked: nothing goes out until the passphrase is given. */
function LockNotice(): ReactNode {
  const lock = useLock();
  return lock.value?.lock === 'locked' ? <Unlock isNew={false} /> : null;
}
