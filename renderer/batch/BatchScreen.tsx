// Many points at once: a spreadsheet and its photos, how columns meet fields, every row on the canvas, and the export of all.

import { Download, FileSpreadsheet, X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Thumbnail } from '../drawing/Thumbnail.tsx';
import { keysOf } from '../commands/useCommands.ts';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useAnswer } from '../shell/useAnswer.ts';
import { go, showDialog, useView } from '../shell/viewStore.ts';
import { Button, Drop, IconButton, Pick, Tip } from '../ui/index.ts';
import './batch.css';
import { closeSheet, openSheet, takeTemplate, useBatch } from './batchStore.ts';
import { MappingPanel } from './MappingPanel.tsx';
import { RowCanvas } from './RowCanvas.tsx';
import { RowTable } from './RowTable.tsx';

const sheetTypes = ['.csv', '.tsv', '.txt', '.xlsx', '.json', '.jsonl', '.ndjson'];

export function BatchScreen(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const wanted = useView((view) => (view.route.screen === 'batch' ? view.route.template : ''));
  const templates = useAnswer(() => studio.templates.list(), [studio], ['packsChanged']);
  const batch = useBatch((state) => state.batch);
  const template = useBatch((state) => state.template);
  const first = templates.value?.[0]?.id;
  useEffect(() => {
    const known = wanted !== '' ? wanted : useBatch.getState().template || first;
    if (known) takeTemplate(studio, known);
  }, [studio, wanted, first]);
  if (templates.fault) return <Failed thrown={templates.fault} onRetry={templates.askAgain} />;
  const chosen = templates.value?.find((one) => one.id === template);
  return (
    <div className="batch">
      <header className="bar">
        <h1 className="bar-title">{t('screens.batch')}</h1>
        <Pick
          label={t('batch.template')}
          isLabelHidden
          value={template}
          options={(templates.value ?? []).map(({ id, name }) => ({ id, name }))}
          onChange={(id) => go({ screen: 'batch', template: id })}
        />
        {batch ? (
          <span className="batch-file">
            <FileSpreadsheet size={16} aria-hidden />
            <span className="batch-name">{batch.name}</span>
            <span className="muted figures">{t('batch.rows', { count: batch.rowCount })}</span>
            <IconButton label={t('batch.close')} onPress={closeSheet}>
              <X size={14} aria-hidden />
            </IconButton>
          </span>
        ) : null}
        <span className="bar-space" />
        {batch ? (
          <Tip label={t('commandNames.share.export')} keys={keysOf('share.export')}>
            <Button look="primary" icon={<Download size={16} aria-hidden />} onPress={() => showDialog('export')}>
              {t('batch.exportAll')}
            </Button>
          </Tip>
        ) : null}
      </header>
      {batch && chosen ? (
        <div className="batch-body">
          <MappingPanel fields={chosen.fields} />
          <RowCanvas />
          <RowTable />
        </div>
      ) : chosen ? (
        <BatchStart template={template} />
      ) : (
        <div className="screen-waiting" aria-busy={templates.value === undefined} />
      )}
    </div>
  );
}

function BatchStart({ template }: { template: string }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const isWorking = useBatch((state) => state.isWorking);
  const opened = useAnswer(() => (template === '' ? Promise.resolve(undefined) : studio.templates.open({ id: template })), [studio, template], []);
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
      <Drop
        label={t('batch.drop')}
        words={isWorking ? t('batch.reading') : t('batch.dropWords')}
        accepts={sheetTypes}
        icon={<FileSpreadsheet size={28} strokeWidth={1.5} aria-hidden />}
        onFiles={([file]) => {
          if (file) void openSheet(studio, file);
        }}
      />
      <p className="muted">{t('batch.types')}</p>
    </div>
  );
}
