// What can be done with the selected posts together: another time, another campaign, calling them off.

import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../batch/saveFile.ts';
import { useConnection } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { Button, IconButton, Pick, TextInput, Window } from '../ui/index.ts';
import { cancelPosts, setCampaign, shiftPosts } from './bulk.ts';
import { select, useQueue } from './queueStore.ts';
import { SpreadPosts } from './RescheduleDialog.tsx';

/** Minutes of the steps by which times are moved. */
const units = { minutes: 1, hours: 60, days: 1440, weeks: 10_080 } as const;
type Unit = keyof typeof units;
const isUnit = (text: string): text is Unit => Object.hasOwn(units, text);

export function BulkBar(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const selected = useQueue((queue) => queue.selected);
  const [open, setOpen] = useState<'shift' | 'spread' | 'campaign'>();
  if (selected.size === 0) return null;
  const bulk = { queue: studio.queue, t, posts: [...selected] };
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('queue.bulk.label')}>
      <strong className="figures">{t('queue.bulk.selected', { count: selected.size })}</strong>
      <Button onPress={() => setOpen('shift')}>{t('queue.bulk.shift')}</Button>
      <Button onPress={() => setOpen('spread')}>{t('queue.bulk.spread')}</Button>
      <Button onPress={() => setOpen('campaign')}>{t('queue.bulk.campaign')}</Button>
      <Button onPress={() => void studio.queue.review({ posts: bulk.posts, title: t('queue.review.title') }).then((page) => saveFile(t('queue.review.file'), page), tellFault)}>{t('queue.review.save')}</Button>
      <Button look="danger" onPress={() => void cancelPosts(bulk)}>
        {t('queue.bulk.cancel')}
      </Button>
      <IconButton label={t('queue.bulk.none')} onPress={() => select([])}>
        <X size={14} aria-hidden />
      </IconButton>
      {open === 'shift' ? <ShiftTimes onShift={(minutes) => void shiftPosts(bulk, minutes)} onClose={() => setOpen(undefined)} /> : null}
      {open === 'spread' ? <SpreadPosts posts={bulk.posts} onClose={() => setOpen(undefined)} /> : null}
      {open === 'campaign' ? <NameCampaign onName={(name) => void setCampaign(bulk, name)} onClose={() => setOpen(undefined)} /> : null}
    </div>
  );
}

function ShiftTimes({ onShift, onClose }: { onShift: (minutes: number) => void; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [amount, setAmount] = useState('1');
  const [unit, setUnit] = useState<Unit>('days');
  const [way, setWay] = useState('later');
  const minutes = Number(amount) * units[unit] * (way === 'later' ? 1 : -1);
  const isUsable = Number.isSafeInteger(minutes) && minutes !== 0 && Math.abs(minutes) <= 527_040;
  return (
    <Window
      title={t('queue.bulk.shift')}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={!isUsable}
            onPress={() => {
              onShift(minutes);
              onClose();
            }}
          >
            {t('queue.bulk.shift')}
          </Button>
        </>
      }
    >
      <div className="post-when">
        <TextInput label={t('queue.bulk.amount')} value={amount} onChange={setAmount} takesFocus />
        <Pick label={t('queue.bulk.unit')} value={unit} options={Object.keys(units).filter(isUnit).map((id) => ({ id, name: t(`queue.bulk.units.${id}`) }))} onChange={(id) => isUnit(id) && setUnit(id)} />
        <Pick label={t('queue.bulk.way')} value={way} options={[{ id: 'later', name: t('queue.bulk.later') }, { id: 'earlier', name: t('queue.bulk.earlier') }]} onChange={setWay} />
      </div>
    </Window>
  );
}

function NameCampaign({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <Window
      title={t('queue.bulk.campaign')}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            look="primary"
            onPress={() => {
              onName(name.trim());
              onClose();
            }}
          >
            {t('queue.bulk.campaign')}
          </Button>
        </>
      }
    >
      <TextInput label={t('queue.campaign')} hint={t('queue.bulk.campaignHint')} value={name} onChange={setName} takesFocus />
    </Window>
  );
}
