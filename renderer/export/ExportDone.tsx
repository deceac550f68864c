// What became of an export: counts, the folder and its results, and what failed or needs a look, with a way to its row.

import { ClipboardCopy, FolderOpen, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobResult } from '../../shared/batch.ts';
import { showBatchRow } from '../batch/batchStore.ts';
import { runCommand } from '../commands/useCommands.ts';
import { canRun, commands } from '../commands/commands.ts';
import { useConnection } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { Button } from '../ui/index.ts';
import type { ExportSource, Finished, WatchedRun } from './exportRun.ts';
import { SeverityMark } from './PlanView.tsx';
import { askToPurge } from './purgeTarget.ts';

export function ExportDone({ run, finished, onClose }: { run: WatchedRun; finished: Finished; onClose: () => void }): ReactNode {
  const { t, i18n } = useTranslation();
  const connection = useConnection();
  const number = new Intl.NumberFormat(i18n.language);
  const { how, kept, written, skipped, failed, left, reason, wrong, troubled, troubledCount, results } = finished;
  const copy = commands.find((command) => command.id === 'share.copyPicture');
  return (
    <div className="export-done">
      <div className="export-done-head">
        <span className={`export-point export-point-${how}`} aria-hidden />
        <div>
          <h3 className="export-done-title">{t(`export.ends.${how}`)}</h3>
          <p className="muted figures">
            {how === 'refused' ? t('export.refusedWords', { count: wrong }) : t('export.written', { count: written - kept })}
            {skipped > 0 ? ` · ${t('export.skipped', { count: skipped })}` : ''}
            {failed > 0 ? ` · ${t('export.failed', { count: failed })}` : ''}
          </p>
          {kept > 0 ? <p className="figures">{t('export.stillRight', { kept: number.format(kept), total: number.format(finished.jobs) })}</p> : null}
          {left > 0 ? <p className="muted figures">{t('export.leftOver', { count: left })}</p> : null}
          {reason === '' || how === 'stopped' ? null : <p className="export-reason">{reason}</p>}
        </div>
      </div>
      <p className="plan-folder">
        <code>{finished.folder}</code>
      </p>
      {results.length > 0 ? (
        <p className="muted">{t('export.resultsMade', { list: new Intl.ListFormat(i18n.language).format(results.map(({ result }) => t(`export.results.${result}`))) })}</p>
      ) : null}
      <div className="page-actions">
        {how === 'refused' ? null : (
          <Button icon={<FolderOpen size={16} aria-hidden />} onPress={() => void connection.studio.exports.reveal({ export: finished.export }).catch(tellFault)}>
            {t('export.reveal')}
          </Button>
        )}
        {how === 'finished' && 'batch' in run.source ? (
          <Button look="danger" icon={<Trash2 size={16} aria-hidden />} onPress={() => askToPurge(run)}>
            {t('purge.offer')}
          </Button>
        ) : null}
        {copy && canRun(copy) ? (
          <Button icon={<ClipboardCopy size={16} aria-hidden />} onPress={() => runCommand(copy, connection)}>
            {t('commandNames.share.copyPicture')}
          </Button>
        ) : null}
      </div>
      {troubled.length > 0 ? (
        <section aria-label={t('export.troubled', { count: troubledCount })}>
          <h4 className="field-label">{t('export.troubled', { count: troubledCount })}</h4>
          <ul className="plan-problems">
            {alike(troubled).map((results) => (
              <TroubledJobs key={results[0]!.file} results={results} source={run.source} onClose={onClose} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** Pictures of one row about which the same is said. */
function alike(troubled: readonly JobResult[]): readonly (readonly JobResult[])[] {
  return [...Map.groupBy(troubled, wordsOf).values()];
}

const wordsOf = ({ row, status, warnings }: JobResult): string => [row, status, ...warnings.map(({ message }) => message)].join('\n');

function TroubledJobs({ results, source, onClose }: { results: readonly JobResult[]; source: ExportSource; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const { file, status, warnings, row } = results[0]!;
  return (
    <li className="plan-problem">
      <SeverityMark severity={status === 'written' ? 'warning' : 'error'} />
      <div className="plan-problem-words">
        <p>
          <code>{file}</code>
          {results.length > 1 ? ` ${t('export.morePictures', { count: results.length - 1 })}` : ''} · {t(`export.statuses.${status}`)}
        </p>
        {warnings.map((warning) => (
          <p key={warning.message} className="muted small">
            {warning.message}
          </p>
        ))}
      </div>
      {'batch' in source ? (
        <Button
          look="quiet"
          onPress={() => {
            onClose();
            void showBatchRow(studio, source, row);
          }}
        >
          {t('export.toRow', { row })}
        </Button>
      ) : null}
    </li>
  );
}
