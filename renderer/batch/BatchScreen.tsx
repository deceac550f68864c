// Many points at once: the rows of a spreadsheet as a grid, what is wrong with them, and the export of all.

import { Download, FileSpreadsheet, Redo2, Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../commands/useCommands.ts';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useAnswer } from '../shell/useAnswer.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { go, showDialog, useView } from '../shell/viewStore.ts';
import { chosenSizes } from '../export/chosenSizes.ts';
import { useExport } from '../export/exportRun.ts';
import { Button, Empty, IconButton, Pick, Tip } from '../ui/index.ts';
import './batch.css';
import './grid.css';
import { BatchStart } from './BatchStart.tsx';
import { askForView, closeSheet, takeTemplate, useBatch } from './batchStore.ts';
import { redoChange, undoChange, useHistory } from './changes.ts';
import { CheckBar, PhotosBar } from './CheckBar.tsx';
import { GridBar } from './GridBar.tsx';
import { checkAll, checkChanged } from './preflightRun.ts';
import { RowGrid } from './RowGrid.tsx';
import { RowPanel } from './RowPanel.tsx';

/** Pictures that are laid out without being asked for: what takes some seconds. */
const checkedUnasked = 20_000;

export function BatchScreen(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const wanted = useView((view) => (view.route.screen === 'batch' ? view.route.template : ''));
  const templates = useAnswer(() => studio.templates.list(), [studio], ['packsChanged']);
  const batch = useBatch((state) => state.batch);
  const template = useBatch((state) => state.template);
  const total = useBatch((state) => state.total);
  const choice = useExport((state) => state.choice);
  const sizes = useMemo(() => (networks ? chosenSizes(choice, networks) : []), [choice, networks]);
  const first = templates.value?.[0]?.id;
  const checkedFor = useRef('');
  useEffect(() => {
    const known = wanted !== '' ? wanted : useBatch.getState().template || first;
    if (known) takeTemplate(studio, known);
  }, [studio, wanted, first]);
  useEffect(() => {
    const key = JSON.stringify([batch?.batch, template, sizes, batch?.mapping, batch?.photos]);
    if (!batch || sizes.length === 0 || checkedFor.current === key) return;
    checkedFor.current = key;
    if (batch.rowCount * sizes.length <= checkedUnasked) void checkAll(studio, sizes);
  }, [studio, batch, template, sizes]);
  const changes = useBatch((state) => state.changes);
  useEffect(() => {
    if (changes > 0) checkChanged(studio);
  }, [studio, changes]);
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
        {batch ? <SheetName name={batch.name} rows={batch.rowCount} /> : null}
        <span className="bar-space" />
        {batch ? <BatchActions /> : null}
      </header>
      {batch && chosen ? (
        <div className="batch-body">
          <div className="grid-part">
            <GridBar />
            <PhotosBar fields={chosen.fields} />
            <CheckBar sizes={sizes} />
            <RowGrid />
            {total === 0 ? (
              <div className="grid-empty">
                <Empty title={t('batch.noRows')} action={<Button onPress={() => askForView({ filter: 'all', check: '', search: '' })}>{t('batch.showAll')}</Button>} />
              </div>
            ) : null}
          </div>
          <RowPanel fields={chosen.fields} sizes={sizes} />
        </div>
      ) : chosen ? (
        <BatchStart template={template} />
      ) : (
        <div className="screen-waiting" aria-busy={templates.value === undefined} />
      )}
    </div>
  );
}

function SheetName({ name, rows }: { name: string; rows: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="batch-file">
      <FileSpreadsheet size={16} aria-hidden />
      <span className="batch-name">{name}</span>
      <span className="muted figures">{t('batch.rows', { count: rows })}</span>
      <IconButton label={t('batch.close')} onPress={closeSheet}>
        <X size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

function BatchActions(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const { canUndo, canRedo } = useHistory();
  return (
    <>
      <span className="bar-group">
        <IconButton label={t('commandNames.edit.undo')} keys={keysOf('edit.undo')} isDisabled={!canUndo} onPress={() => void undoChange(studio)}>
          <Undo2 size={16} className="turns" aria-hidden />
        </IconButton>
        <IconButton label={t('commandNames.edit.redo')} keys={keysOf('edit.redo')} isDisabled={!canRedo} onPress={() => void redoChange(studio)}>
          <Redo2 size={16} className="turns" aria-hidden />
        </IconButton>
      </span>
      <Tip label={t('commandNames.share.export')} keys={keysOf('share.export')}>
        <Button look="primary" icon={<Download size={16} aria-hidden />} onPress={() => showDialog('export')}>
          {t('batch.exportAll')}
        </Button>
      </Tip>
    </>
  );
}
