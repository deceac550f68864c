// Beside the grid: the row under the cursor as a picture with its problems and photo; all checks; columns and photos.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Field } from '../../shared/point.ts';
import { useBatch } from './batchStore.ts';
import { CheckSummary } from './CheckSummary.tsx';
import { MappingPanel } from './MappingPanel.tsx';
import { RowCanvas } from './RowCanvas.tsx';

export function RowPanel({ fields, sizes }: { fields: readonly Field[]; sizes: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const counts = useBatch((state) => state.counts);
  const isMissing = useBatch((state) => fields.some((field) => field.required && state.batch?.mapping[field.name] === undefined));
  const found = (counts?.errors ?? 0) + (counts?.warnings ?? 0);
  return (
    <Tabs className="side row-side" defaultSelectedKey={isMissing ? 'columns' : 'row'}>
      <TabList className="tabs" aria-label={t('batch.side')}>
        <Tab id="row" className="tab">
          {t('batch.rowTab')}
        </Tab>
        <Tab id="checks" className="tab">
          {t('checks.title')}
          {found > 0 ? <span className="bar-count figures">{found}</span> : null}
        </Tab>
        <Tab id="columns" className="tab">
          {t('batch.columnsTab')}
        </Tab>
      </TabList>
      <TabPanel id="row" className="tab-panel">
        <RowCanvas />
      </TabPanel>
      <TabPanel id="checks" className="tab-panel">
        <CheckSummary sizes={sizes} />
      </TabPanel>
      <TabPanel id="columns" className="tab-panel">
        <MappingPanel fields={fields} />
      </TabPanel>
    </Tabs>
  );
}
