// Before a spreadsheet is open: drop one, take a starter to fill in, or go on with one of the library.

import { Download, FileSpreadsheet, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components';
import type { BatchListing } from '../../shared/api.ts';
import { Thumbnail } from '../drawing/Thumbnail.tsx';
import { ExportList } from '../export/ExportList.tsx';
import { useConnection } from '../shell/connection.ts';
import { useAgo } from '../shell/useAgo.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { go, tellFault } from '../shell/viewStore.ts';
import { Button, Drop, IconButton, Progress } from '../ui/index.ts';
import { openSheet, reopenSheet, useBatch } from './batchStore.ts';
import { saveFile } from './saveFile.ts';

const sheetTypes = ['.csv', '.tsv', '.txt', '.xlsx', '.json', '.jsonl', '.ndjson'];
/** Spreadsheets of the library that are listed. */
const listed = 6;

export function BatchStart({ template }: { template: string }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const isWorking = useBatch((state) => state.isWorking);
  const opened = useAnswer(() => (template === '' ? Promise.resolve(undefined) : studio.templates.open({ id: template })), [studio, template], []);
  const known = useAnswer(() => studio.batches.list(), [studio], []);
  return (
    <div className="batch-start">
      <div className="batch-start-head">
        <div className="batch-start-words">
          <h2 className="page-title">{t('batch.startTitle')}</h2>
          <p className="page-words">{t('batch.startWords')}</p>
        </div>
        <div className="batch-start-picture">
          {opened.value ? <Thumbnail design={opened.value.design} kit={opened.value.kit} shape="square" label={opened.value.design.name} /> : null}
        </div>
      </div>
      {isWorking ? (
        <div className="batch-reading">
          <p>{t('batch.reading')}</p>
          <Progress label={t('batch.reading')} />
        </div>
      ) : (
        <Drop
          label={t('batch.drop')}
          words={t('batch.dropWords')}
          accepts={sheetTypes}
          icon={<FileSpreadsheet size={28} strokeWidth={1.5} aria-hidden />}
          onFiles={([file]) => {
            if (file) void openSheet(studio, file);
          }}
        />
      )}
      <div className="batch-start-foot">
        <p className="muted">{t('batch.types')}</p>
        <Button
          icon={<Download size={16} aria-hidden />}
          onPress={() => void studio.batches.starter({ template }).then(({ name, text }) => saveFile(name, new Blob([text], { type: 'text/csv' })), tellFault)}
        >
          {t('batch.starter')}
        </Button>
      </div>
      {known.value && known.value.length > 0 ? (
        <section className="known-sheets" aria-label={t('batch.known')}>
          <h3 className="panel-title">{t('batch.known')}</h3>
          <ul>
            {known.value.slice(0, listed).map((one) => (
              <li key={one.batch} className="known-sheet">
                <KnownSheet sheet={one} onRemoved={known.askAgain} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ExportList />
    </div>
  );
}

function KnownSheet({ sheet, onRemoved }: { sheet: BatchListing; onRemoved: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const ago = useAgo(sheet.usedAt);
  return (
    <>
      <AriaButton
        className="known-open"
        onPress={() => void reopenSheet(studio, sheet).then(() => go({ screen: 'batch', template: sheet.template }))}
      >
        <FileSpreadsheet size={16} aria-hidden />
        <span className="batch-name">{sheet.name}</span>
        <span className="muted figures">{t('batch.rows', { count: sheet.rowCount })}</span>
        <span className="muted known-ago">{ago}</span>
      </AriaButton>
      <IconButton label={t('batch.forget', { name: sheet.name })} onPress={() => void studio.batches.remove({ batch: sheet.batch }).then(onRemoved, tellFault)}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </>
  );
}
