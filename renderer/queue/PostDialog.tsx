// Adds the design on show to the queue: where, with what words, and when.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { composeAlt } from '../../shared/template.ts';
import { textOf } from '../../shared/point.ts';
import { resolveTime } from '../../shared/time.ts';
import { allSizes, recommendedSizes } from '../drawing/sizes.ts';
import { currentDesign, useEditor } from '../editor/editorStore.ts';
import { useConnection } from '../shell/connection.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { faultOf, go, tell } from '../shell/viewStore.ts';
import { Button, Notice, TextInput, Tick, Window } from '../ui/index.ts';
import { AltFields } from './AltFields.tsx';
import { CaptionFields } from './CaptionFields.tsx';
import { DraftPreviews } from './DraftPreviews.tsx';
import { NetworkTicks } from './NetworkTicks.tsx';
import { altFor, chosenNetworks, draftProblems, tomorrowMorning, type PostDraft } from './postDraft.ts';
import './queue.css';
import { useAccounts } from './useAccounts.ts';
import { DraftWarnings } from './PostWarnings.tsx';
import { ZonePick } from './ZonePick.tsx';

export function PostDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const [draft, setDraft] = useState<PostDraft>(firstDraft);
  const [fault, setFault] = useState('');
  const [isAdding, setAdding] = useState(false);
  const accounts = useAccounts();
  const [design] = useState(currentDesign);
  const kit = useEditor((editor) => editor.open?.kit);
  const places = networks ? chosenNetworks(draft, networks, accounts) : [];
  const problems = networks ? draftProblems(draft, networks, accounts) : [];
  const time = timeNotice(draft);
  const chosen = Object.values(draft.sizes);
  const add = async (): Promise<void> => {
    const { open } = useEditor.getState();
    if (!open) return;
    setAdding(true);
    setFault('');
    try {
      await open.saves.flush();
      const { captions, alt, due, zone, campaign } = draft;
      const alts = Object.fromEntries(Object.entries(draft.sizes).map(([network, size]) => [size, altFor(draft, network)]));
      const to = Object.entries(draft.accounts ?? {}).flatMap(([network, ids]) => (draft.sizes[network] === undefined ? [] : ids));
      await studio.queue.add({ design: open.id, sizes: chosen, captions: { ...captions }, alt, alts, due, zone, campaign, accounts: to, needsApproval: draft.needsApproval ?? false });
      onClose();
      tell(t('queue.added'), { words: t('queue.show'), run: () => go({ screen: 'queue' }) }, 'queue');
    } catch (thrown) {
      setFault(faultOf(thrown).message);
    } finally {
      setAdding(false);
    }
  };
  return (
    <Window
      title={t('queue.add')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <div className="window-foot-start muted">{chosen.length === 0 ? t('queue.chooseNetwork') : t('queue.chosen', { count: chosen.length })}</div>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={isAdding || chosen.length === 0 || time.isWrong || problems.some((problem) => problem.severity === 'error')}
            onPress={() => void add()}
          >
            {isAdding ? t('queue.adding') : t('queue.add')}
          </Button>
        </>
      }
    >
      {fault ? <Notice look="danger">{fault}</Notice> : null}
      <div className="post-form">
        {networks ? <NetworkTicks draft={draft} networks={networks} accounts={accounts} onChange={setDraft} /> : null}
        <div className="post-words">
          <CaptionFields draft={draft} networks={places} onChange={setDraft} />
          <AltFields draft={draft} networks={places} onChange={setDraft} />
          <div className="post-when">
            <TextInput type="datetime-local" label={t('queue.when')} direction="ltr" value={draft.due} onChange={(due) => setDraft({ ...draft, due })} />
            <ZonePick value={draft.zone} onChange={(zone) => setDraft({ ...draft, zone })} />
          </div>
          <DraftWarnings draft={draft} accountsOf={places} />
          {time.notice ? <Notice look="warning">{time.notice}</Notice> : null}
          <TextInput label={t('queue.campaign')} value={draft.campaign} onChange={(campaign) => setDraft({ ...draft, campaign })} />
          <Tick isSelected={draft.needsApproval ?? false} onChange={(needsApproval) => setDraft({ ...draft, needsApproval })}>
            {t('queue.review.needsApproval')}
          </Tick>
          {design && kit && places.length > 0 ? <DraftPreviews draft={draft} design={design} kit={kit} networks={places} accounts={accounts} /> : null}
        </div>
      </div>
    </Window>
  );
}

/** The words of the design's point, its size on show, tomorrow at nine. */
function firstDraft(): PostDraft {
  const { open, networks, sizeId } = useEditor.getState();
  const design = currentDesign();
  const point = design?.point ?? {};
  const sizes = networks ? allSizes(networks) : [];
  const size = sizes.find((one) => one.id === sizeId) ?? (networks ? recommendedSizes(networks)[0] : undefined);
  return {
    sizes: open && size ? { [size.network]: size.id } : {},
    captions: { default: [textOf(point, 'claim'), textOf(point, 'link'), textOf(point, 'hashtag')].filter((part) => part !== '').join('\n\n') },
    alt: textOf(point, 'alt') || (design ? composeAlt(design, point) : ''),
    due: tomorrowMorning(new Date()),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    campaign: '',
  };
}

function timeNotice(draft: PostDraft): { readonly notice: string; readonly isWrong: boolean } {
  try {
    return { notice: resolveTime(draft.due, draft.zone).notice, isWrong: false };
  } catch (thrown) {
    return { notice: faultOf(thrown).message, isWrong: true };
  }
}
