// One row large: its picture at a size, with steps to its neighbours, what is wrong with it, and its photo.

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowProblem } from '../../shared/batchGrid.ts';
import { Canvas } from '../drawing/Canvas.tsx';
import { allSizes, fullName, recommendedSizes } from '../drawing/sizes.ts';
import { SeverityMark } from '../export/PlanView.tsx';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { IconButton, Notice, Pick } from '../ui/index.ts';
import { rowBlocks, useBatch } from './batchStore.ts';
import { moveTo } from './cursor.ts';
import { PhotoChoice } from './PhotoChoice.tsx';
import { useGridRow } from './useGridRow.ts';

/** Sizes named before "and N more". */
const sizesNamed = 2;

export function RowCanvas(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const batch = useBatch((state) => state.batch);
  const template = useBatch((state) => state.template);
  const number = useBatch((state) => state.row);
  const place = useBatch((state) => state.cursor.place);
  const total = useBatch((state) => state.total);
  const sizeId = useBatch((state) => state.sizeId);
  const here = useGridRow(rowBlocks(studio), place);
  const stamp = here?.number === number ? here.stamp : 0;
  const id = batch?.batch;
  const row = useAnswer(
    () => (id !== undefined && total > 0 ? studio.batches.row({ batch: id, template, number }) : Promise.resolve(undefined)),
    [studio, id, template, number, stamp, total === 0],
    [],
  );
  const sizes = networks ? allSizes(networks) : [];
  const size = sizes.find((one) => one.id === sizeId) ?? (networks ? recommendedSizes(networks)[0] : undefined);
  const problems = here?.number === number ? here.problems : (row.value?.problems ?? []);
  useEffect(() => {
    if (size && size.id !== sizeId) useBatch.setState({ sizeId: size.id });
  }, [size, sizeId]);
  return (
    <section className="row-canvas" aria-label={t('batch.row', { number })}>
      <div className="row-bar">
        <IconButton label={t('batch.previous')} isDisabled={place <= 0} onPress={() => moveTo({ place: place - 1 })}>
          <ChevronLeft size={16} className="turns" aria-hidden />
        </IconButton>
        <span className="figures">{t('batch.rowOf', { number, count: batch?.rowCount ?? 0 })}</span>
        <IconButton label={t('batch.next')} isDisabled={place >= total - 1} onPress={() => moveTo({ place: place + 1 })}>
          <ChevronRight size={16} className="turns" aria-hidden />
        </IconButton>
        <span className="bar-space" />
        {networks && size ? (
          <Pick
            label={t('batch.size')}
            isLabelHidden
            value={size.id}
            options={sizes.map((one) => ({ id: one.id, name: fullName(networks, one) }))}
            onChange={(next) => useBatch.setState({ sizeId: next })}
          />
        ) : null}
      </div>
      {row.fault ? <Notice look="danger">{row.fault.message}</Notice> : null}
      <div className="row-picture">
        {row.value && size ? <Canvas design={row.value.design} kit={row.value.kit} size={size} zoom="fit" /> : <div className="canvas-ground" aria-busy="true" />}
      </div>
      {problems.length > 0 ? (
        <ul className="row-problems">
          {problems.map((problem) => (
            <RowProblemItem key={problem.check + problem.message} problem={problem} />
          ))}
        </ul>
      ) : null}
      {row.value?.photos.map((photo) => <PhotoChoice key={photo.field} row={number} photo={photo} onChange={row.askAgain} />)}
    </section>
  );
}

function RowProblemItem({ problem: { severity, message, sizes } }: { problem: RowProblem }): ReactNode {
  const { t } = useTranslation();
  const networks = useNetworks();
  const known = networks ? allSizes(networks) : [];
  const names = sizes.slice(0, sizesNamed).flatMap((id) => {
    const size = known.find((one) => one.id === id);
    return networks && size ? [fullName(networks, size)] : [];
  });
  return (
    <li className="plan-problem">
      <SeverityMark severity={severity} />
      <span>
        {message}
        {names.length > 0 ? (
          <span className="row-problem-sizes muted small">
            {names.join(', ')}
            {sizes.length > names.length ? ` ${t('checks.moreSizes', { count: sizes.length - names.length })}` : ''}
          </span>
        ) : null}
      </span>
    </li>
  );
}
