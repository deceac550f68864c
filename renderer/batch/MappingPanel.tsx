// Which column fills which field, which sheet is read, and the photos that go with it.

import { Check, Crosshair } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { standardFields, type Field } from '../../shared/point.ts';
import { fieldLabel } from '../editor/fieldLabel.ts';
import { useConnection } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { Button, Pick } from '../ui/index.ts';
import { changeSheet, mapField, useBatch, type BatchDoorway } from './batchStore.ts';
import { PhotoFolderDrop } from './PhotoFolderDrop.tsx';
import { saveFile } from './saveFile.ts';

/** Fields every sheet may have besides the template's own. */
const commonFields = ['language', 'alt', 'consent'];

async function saveFocalPoints(studio: BatchDoorway, batch: string): Promise<void> {
  try {
    const { name, text } = await studio.batches.focalPoints({ batch });
    saveFile(name, new Blob([text], { type: 'application/json' }));
  } catch (thrown) {
    tellFault(thrown);
  }
}

export function MappingPanel({ fields }: { fields: readonly Field[] }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const batch = useBatch((state) => state.batch);
  if (!batch) return null;
  const columns = [{ id: '', name: t('batch.noColumn') }, ...batch.columns.map((name, index) => ({ id: String(index), name: name || t('batch.column', { number: index + 1 }) }))];
  const known = new Set(fields.map((field) => field.name));
  const rows: readonly Field[] = [...fields, ...standardFields.filter(({ name }) => commonFields.includes(name) && !known.has(name))];
  const hasPhotoField = fields.some((field) => field.type === 'image');
  return (
    <div className="mapping">
      {batch.sheets.length > 1 ? (
        <Pick
          label={t('batch.sheet')}
          value={batch.sheet}
          options={batch.sheets.map((name) => ({ id: name, name }))}
          onChange={(sheet) => void changeSheet(studio, sheet)}
        />
      ) : null}
      {hasPhotoField ? (
        <section className="mapping-photos">
          <h2 className="panel-title">{t('batch.photos')}</h2>
          {batch.photos > 0 ? (
            <p className="mapping-photo-count">
              <Check size={14} aria-hidden /> {t('batch.photoCount', { count: batch.photos })}
            </p>
          ) : null}
          <PhotoFolderDrop />
          {batch.photos > 0 ? (
            <Button look="quiet" icon={<Crosshair size={14} aria-hidden />} onPress={() => void saveFocalPoints(studio, batch.batch)}>
              {t('batch.saveFocalPoints')}
            </Button>
          ) : null}
        </section>
      ) : null}
      <section>
        <h2 className="panel-title">{t('batch.mapping')}</h2>
        <p className="muted small mapping-words">{t('batch.mappingWords')}</p>
        <ul className="mapping-list">
          {rows.map((field) => {
            const column = batch.mapping[field.name];
            return (
              <li key={field.name} className={column === undefined && field.required ? 'is-missing' : undefined}>
                <Pick
                  label={field.required ? t('batch.requiredField', { label: fieldLabel(field) }) : fieldLabel(field)}
                  value={column === undefined ? '' : String(column)}
                  options={columns}
                  onChange={(id) => void mapField(studio, field.name, id === '' ? undefined : Number(id))}
                />
              </li>
            );
          })}
        </ul>
      </section>
    </div>
  );
}
