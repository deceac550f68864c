// The export dialog: what to export, what would be written, the run, and what became of it. It can be closed while a run goes on.

import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenSizes } from './chosenSizes.ts';
import { currentSource, type CurrentSource } from './source.ts';
import { useConnection, type Studio } from '../shell/connection.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { announce, tellFault } from '../shell/viewStore.ts';
import { Button, Notice, Window } from '../ui/index.ts';
import './export.css';
import { ExportDone } from './ExportDone.tsx';
import { ExportOptions } from './ExportOptions.tsx';
import { ExportProgress } from './ExportProgress.tsx';
import { makePlan, resumeExport, runExport, startOver, stepOf, stopExport, useExport, type ExportChoice } from './exportRun.ts';
import { PlanView } from './PlanView.tsx';
import { ResultTicks } from './ResultTicks.tsx';
import { SizeTicks } from './SizeTicks.tsx';
import { TargetChoice } from './TargetChoice.tsx';

/** Quiet time after a change of the options before main is asked for a plan. */
const planAfterMs = 250;

export function ExportDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const { choice, plan, isPlanning, isStarting, fault, run } = useExport();
  const step = useExport(stepOf);
  const sizes = useMemo(() => (networks ? chosenSizes(choice, networks) : []), [choice, networks]);
  const source = useMemo(() => currentSource(), []);
  const isChoosing = step === 'choose';
  const how = run?.finished?.how;

  useEffect(() => {
    if (useExport.getState().run?.finished && useExport.getState().plan) startOver();
    else if (!useExport.getState().run) startOver();
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
    if (how) announce(t(`export.ends.${how}`));
  }, [how, t]);

  return (
    <Window
      title={t('export.title')}
      width="wide"
      onClose={onClose}
      footer={
        <>
          <div className="window-foot-start">{isChoosing ? <PlanWords isPlanning={isPlanning} sizeCount={sizes.length} /> : null}</div>
          {isChoosing ? (
            <>
              <Button onPress={onClose}>{t('ui.cancel')}</Button>
              <Button look="primary" isDisabled={!plan || isPlanning || isStarting || plan.jobCount === 0} onPress={() => void runExport(studio)}>
                {t('export.run', { count: plan?.jobCount ?? 0 })}
              </Button>
            </>
          ) : null}
          {step === 'running' ? (
            <>
              <Button isDisabled={run?.progress?.stage === 'stopping'} onPress={() => void stopExport(studio).catch(tellFault)}>
                {t('export.stop')}
              </Button>
              <Button look="primary" onPress={onClose}>
                {t('export.hide')}
              </Button>
            </>
          ) : null}
          {run?.finished ? (
            <>
              {how === 'stopped' || how === 'failed' ? <Button onPress={() => void resumeExport(studio, run.export)}>{t('export.goOn')}</Button> : null}
              {source ? <Button onPress={startOver}>{t('export.again')}</Button> : null}
              <Button
                look="primary"
                onPress={() => {
                  startOver();
                  onClose();
                }}
              >
                {t('ui.done')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {fault ? <Notice look="danger">{fault.message}</Notice> : null}
      {isChoosing ? (
        <div className="export-choose">
          <SizeTicks networks={networks} sizes={sizes} />
          <div className="export-side">
            <ExportOptions />
            <TargetChoice plan={plan} />
            <ResultTicks isBatch={source !== undefined && 'batch' in source.source} />
            <PlanView plan={plan} />
          </div>
        </div>
      ) : null}
      {step === 'running' && run ? <ExportProgress run={run} /> : null}
      {run?.finished ? <ExportDone run={run} finished={run.finished} onClose={onClose} /> : null}
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
