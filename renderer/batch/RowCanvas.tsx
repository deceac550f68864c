// One row on the canvas, with steps to its neighbours and what is wrong with it.

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Canvas } from '../drawing/Canvas.tsx';
import { allSizes, fullName, recommendedSizes } from '../drawing/sizes.ts';
import { SeverityMark } from '../export/PlanView.tsx';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { IconButton, Notice, Pick } from '../ui/index.ts';
import { showRow, useBatch } from './batchStore.ts';

export function RowCanvas(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const batch = useBatch((state) => state.batch);
  const number = useBatch((state) => state.row);
  const sizeId = useBatch((state) => state.sizeId);
  const checked = useBatch((state) => state.problems.get(state.row));
  const row = useAnswer(() => (batch ? studio.batches.row({ batch: batch.batch, number }) : Promise.resolve(undefined)), [studio, batch, number], []);
  const sizes = networks ? allSizes(networks) : [];
  const size = sizes.find((one) => one.id === sizeId) ?? (networks ? recommendedSizes(networks)[0] : undefined);
  const problems = checked ?? row.value?.problems ?? [];
  useEffect(() => {
    if (size && size.id !== sizeId) useBatch.setState({ sizeId: size.id });
  }, [size, sizeId]);
  return (
    <section className="row-canvas" aria-label={t('batch.row', { number })}>
      <div className="row-bar">
        <IconButton label={t('batch.previous')} isDisabled={number <= 1} onPress={() => showRow(number - 1)}>
          <ChevronLeft size={16} className="turns" aria-hidden />
        </IconButton>
        <span className="figures">{t('batch.rowOf', { number, count: batch?.rowCount ?? 0 })}</span>
        <IconButton label={t('batch.next')} isDisabled={number >= (batch?.rowCount ?? 0)} onPress={() => showRow(number + 1)}>
          <ChevronRight size={16} className="turns" aria-hidden />
        </IconButton>
        <span className="bar-space" />
        {networks && size ? (
          <Pick
            label={t('batch.size')}
            isLabelHidden
            value={size.id}
            options={sizes.map((one) => ({ id: one.id, name: fullName(networks, one) }))}
            onChange={(id) => useBatch.setState({ sizeId: id, problems: new Map() })}
          />
        ) : null}
      </div>
      {row.fault ? <Notice look="danger">{row.fault.message}</Notice> : null}
      {row.value && size ? <Canvas design={row.value.design} kit={row.value.kit} size={size} zoom="fit" /> : <div className="canvas-ground" aria-busy="true" />}
      {problems.length > 0 ? (
        <ul className="row-problems">
          {problems.map((problem) => (
            <li key={problem.check + problem.message} className="plan-problem">
              <SeverityMark severity={problem.severity} />
              {problem.message}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
