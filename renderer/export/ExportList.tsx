// Exports that were made: where each stands, with the way to its folder, on with it, or to purge it.

import { FolderOpen, Play, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportListing } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { useAgo } from '../shell/useAgo.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { showDialog, tellFault } from '../shell/viewStore.ts';
import { IconButton } from '../ui/index.ts';
import { resumeExport } from './exportRun.ts';
import './exportList.css';
import { askToPurge } from './purgeTarget.ts';

/** Exports listed. */
const listed = 8;

export function ExportList(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const exports = useAnswer(() => studio.exports.list(), [studio], ['exportsChanged']);
  if (!exports.value || exports.value.length === 0) return null;
  return (
    <section className="export-list" aria-label={t('export.made')}>
      <h3 className="panel-title">{t('export.made')}</h3>
      <ul>
        {exports.value.slice(0, listed).map((one) => (
          <li key={one.export} className="export-item">
            <ExportItem listing={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ExportItem({ listing }: { listing: ExportListing }): ReactNode {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const ago = useAgo(listing.startedAt);
  const number = new Intl.NumberFormat(i18n.language);
  const { name, state, written, jobs } = listing;
  const canGoOn = state === 'interrupted' || state === 'stopped' || state === 'failed';
  return (
    <>
      <span className={`export-state export-state-${state}`} aria-hidden />
      <span className="batch-name">{name}</span>
      <span className="muted figures">
        {t(`export.states.${state}`)} · {t('export.progress', { done: number.format(written), total: number.format(jobs) })}
      </span>
      <span className="muted export-ago">{ago}</span>
      {canGoOn ? (
        <IconButton
          label={t('export.goOnWith', { name })}
          onPress={() => {
            showDialog('export');
            void resumeExport(studio, listing.export);
          }}
        >
          <Play size={14} className="turns" aria-hidden />
        </IconButton>
      ) : null}
      <IconButton label={t('export.revealOf', { name })} onPress={() => void studio.exports.reveal({ export: listing.export }).catch(tellFault)}>
        <FolderOpen size={14} aria-hidden />
      </IconButton>
      <IconButton label={t('purge.of', { name })} isDisabled={state === 'running'} onPress={() => askToPurge(listing)}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </>
  );
}
