// The export dialog: what to export, what would be written, the run, and what became of it.

import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentSource, type CurrentSource } from './source.ts';
import { useConnection, type Studio } from '../shell/connection.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { announce } from '../shell/viewStore.ts';
import { Button, Notice, Window } from '../ui/index.ts';
import { chosenSizes } from './chosenSizes.ts';
import './export.css';
import { ExportDone } from './ExportDone.tsx';
import { ExportOptions } from './ExportOptions.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { cancelExport, makePlan, runExport, startOver, useExport, type ExportChoice } from './exportRun.ts';
import { PlanView } from './PlanView.tsx';
import { SizeTicks } from './SizeTicks.tsx';

/** Quiet time after a change of the options before main is asked for a plan. */
const planAfterMs = 250;

export function ExportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const { choice, stage, plan, isPlanning, fault } = useExport();
  const sizes = useMemo(() => (networks ? chosenSizes(choice, networks) : []), [choice, networks]);
  const source = useMemo(() => currentSource(), []);
  const isChoosing = stage.step === 'choose';

  useEffect(() => {
    startOver();
  }, []);
  useEffect(() => {
    if (!isChoosing) return undefined;
    if (!source || sizes.length === 0) {
      useExport.setState({ plan: undefined, isPlanning: false });
      return undefined;
    }
    const asking = new AbortController();
    const timer = setTimeout(() => void planFor(studio, source, { ...choice, sizes }, asking.signal), planAfterMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [studio, source, sizes, choice, isChoosing]);
  useEffect(() => {
    if (stage.step === 'done') announce(t(stage.wasCancelled ? 'export.cancelledTitle' : 'export.doneTitle'));
  }, [stage, t]);

  const isRunning = stage.step === 'running';
  return (
    <Window
      title={t('export.title')}
      width="wide"
      isDismissable={!isRunning}
      onClose={onClose}
      footer={
        <>
          <div className="window-foot-start">{isChoosing ? <PlanWords isPlanning={isPlanning} sizeCount={sizes.length} /> : null}</div>
          {stage.step === 'choose' ? (
            <>
              <Button onPress={onClose}>{t('ui.cancel')}</Button>
              <Button
                look="primary"
                isDisabled={!plan || isPlanning || plan.jobCount === 0}
                onPress={() => void runExport(studio)}
              >
                {t('export.run', { count: plan?.jobCount ?? 0 })}
              </Button>
            </>
          ) : null}
          {isRunning ? <Button onPress={cancelExport}>{t('export.stop')}</Button> : null}
          {stage.step === 'done' ? (
            <>
              <Button onPress={startOver}>{t('export.again')}</Button>
              <Button look="primary" onPress={onClose}>
                {t('ui.done')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {fault ? <Notice look="danger">{fault.message}</Notice> : null}
      {stage.step === 'choose' ? (
        <div className="export-choose">
          <SizeTicks networks={networks} sizes={sizes} />
          <div className="export-side">
            <ExportOptions />
            <PlanView plan={plan} />
          </div>
        </div>
      ) : null}
      {isRunning ? <ExportProgress progress={stage.progress} total={plan?.jobCount ?? 0} /> : null}
      {stage.step === 'done' ? <ExportDone finished={stage.finished} wasCancelled={stage.wasCancelled} folder={plan?.folder ?? ''} /> : null}
    </Window>
  );
}

async function planFor(studio: Studio, source: CurrentSource, choice: ExportChoice, signal: AbortSignal): Promise<void> {
  await source.ready();
  if (!signal.aborted) await makePlan(studio, source.source, choice, signal);
}

function PlanWords({ isPlanning, sizeCount }: { isPlanning: boolean; sizeCount: number }): ReactNode {
  const { t } = useTranslation();
  const plan = useExport((state) => state.plan);
  if (sizeCount === 0) return <span className="muted">{t('export.noSizes')}</span>;
  if (isPlanning || !plan) return <span className="muted">{t('export.planning')}</span>;
  return (
    <output>
      {t('export.planWords', { count: plan.jobCount })}
      {plan.errorCount + plan.warningCount > 0 ? (
        <span className="muted"> · {t('export.planProblems', { errors: plan.errorCount, warnings: plan.warningCount })}</span>
      ) : null}
    </output>
  );
}
