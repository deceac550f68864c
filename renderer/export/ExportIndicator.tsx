// The export that runs, in the rail: how far it is, and the way back to it. Exports that were interrupted are offered to go on.

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { ExportListing } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { showDialog, tell, tellFault, useView } from '../shell/viewStore.ts';
import { Button, Tip } from '../ui/index.ts';
import { resumeExport, useExport, watchExport } from './exportRun.ts';
import './indicator.css';

/** Length of the ring around the indicator, in its own units. */
const ringLength = 100;

export function ExportIndicator(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const run = useExport((state) => state.run);
  const dialog = useView((view) => view.dialog);
  const told = useRef('');
  const isRunning = run !== undefined && !run.finished;
  const share = run?.progress && run.progress.total > 0 ? run.progress.done / run.progress.total : 0;
  useEffect(() => {
    // A run may have gone on while no page was open.
    const look = async (): Promise<void> => {
      const running = (await studio.exports.list()).find(({ state }) => state === 'running');
      if (running && !useExport.getState().run) await watchExport(studio, running);
    };
    look().catch(tellFault);
  }, [studio]);
  useEffect(() => {
    if (!run?.finished || dialog === 'export' || told.current === run.export + run.finished.how) return;
    told.current = run.export + run.finished.how;
    tell(t('export.endedElsewhere', { name: run.name, end: t(`export.ends.${run.finished.how}`) }), { words: t('export.show'), run: () => showDialog('export') });
  }, [run, dialog, t]);
  if (!isRunning) return null;
  const percent = Math.floor(share * 100);
  const label = t('export.indicator', { name: run.name, percent });
  return (
    <Tip label={label} placement="end">
      <AriaButton className="rail-place export-indicator" aria-label={label} onPress={() => showDialog('export')}>
        <svg viewBox="0 0 36 36" className="ring" aria-hidden>
          <circle className="ring-track" cx="18" cy="18" r="15.9155" />
          <circle className="ring-done" cx="18" cy="18" r="15.9155" strokeDasharray={`${share * ringLength} ${ringLength}`} />
        </svg>
        <span className="rail-name figures">{percent} %</span>
      </AriaButton>
    </Tip>
  );
}

/** Offers to go on with an export that was killed, once for each time the studio opens. */
export function ResumeOffer(): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const [offer, setOffer] = useState<ExportListing>();
  const number = new Intl.NumberFormat(i18n.language);
  useEffect(() => {
    studio.exports.list().then((list) => setOffer(list.find(({ state }) => state === 'interrupted')), tellFault);
  }, [studio]);
  if (!offer) return null;
  return (
    <section className="resume-offer" aria-label={t('export.interrupted')}>
      <p className="message-words">
        {t('export.interruptedWords', { name: offer.name, written: number.format(offer.written), total: number.format(offer.jobs) })}
      </p>
      <Button
        look="primary"
        onPress={() => {
          setOffer(undefined);
          showDialog('export');
          void resumeExport(studio, offer.export);
        }}
      >
        {t('export.goOn')}
      </Button>
      <Button
        look="quiet"
        onPress={() => {
          setOffer(undefined);
          void studio.exports.forget({ export: offer.export }).catch(tellFault);
        }}
      >
        {t('export.leaveIt')}
      </Button>
    </section>
  );
}
