// What became of an export: counts, the folder, and what failed or needs a look.

import { ClipboardCopy, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../commands/useCommands.ts';
import { canRun, commands } from '../commands/commands.ts';
import { useConnection } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { Button } from '../ui/index.ts';
import { useExport, type Finished } from './exportRun.ts';
import { SeverityMark } from './PlanView.tsx';

interface ExportDoneProps {
  readonly finished: Finished | undefined;
  readonly wasCancelled: boolean;
  readonly folder: string;
}

export function ExportDone({ finished, wasCancelled, folder }: ExportDoneProps): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const countedHere = useExport((state) => state.written);
  const troubled = useExport((state) => state.troubled);
  const fault = useExport((state) => state.fault);
  const written = finished?.written ?? countedHere;
  const copy = commands.find((command) => command.id === 'share.copyPicture');
  if (fault) return null;
  return (
    <div className="export-done">
      <div className="export-done-head">
        <span className="export-point" aria-hidden />
        <div>
          <h3 className="export-done-title">{t(wasCancelled ? 'export.cancelledTitle' : 'export.doneTitle')}</h3>
          <p className="muted">
            {t('export.written', { count: written })}
            {finished && finished.skipped > 0 ? ` · ${t('export.skipped', { count: finished.skipped })}` : ''}
            {finished && finished.failed > 0 ? ` · ${t('export.failed', { count: finished.failed })}` : ''}
          </p>
        </div>
      </div>
      <p className="plan-folder">
        <code>{finished?.folder ?? folder}</code>
      </p>
      <div className="page-actions">
        {finished ? (
          <Button
            icon={<FolderOpen size={16} aria-hidden />}
            onPress={() => void connection.studio.exports.reveal({ export: finished.export }).catch(tellFault)}
          >
            {t('export.reveal')}
          </Button>
        ) : null}
        {copy && canRun(copy) ? (
          <Button icon={<ClipboardCopy size={16} aria-hidden />} onPress={() => runCommand(copy, connection)}>
            {t('commandNames.share.copyPicture')}
          </Button>
        ) : null}
      </div>
      {troubled.length > 0 ? (
        <ul className="plan-problems">
          {troubled.map((result) => (
            <li key={result.file} className="plan-problem">
              <SeverityMark severity={result.status === 'written' ? 'warning' : 'error'} />
              <div>
                <p>
                  <code>{result.file}</code> · {t(`export.statuses.${result.status}`)}
                </p>
                {result.warnings.map((warning) => (
                  <p key={warning.message} className="muted small">
                    {warning.message}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
