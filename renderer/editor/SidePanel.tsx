// The panel at the end: all sizes by network with their state, or the problems found.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { ChecksPanel } from './ChecksPanel.tsx';
import { problemCount } from './checkState.ts';
import { useEditor } from './editorStore.ts';
import { SizePicker } from './SizePicker.tsx';

export function SidePanel(): ReactNode {
  const { t } = useTranslation();
  const panel = useEditor((editor) => editor.panel);
  const count = useEditor((editor) => problemCount(editor.problems));
  return (
    <Tabs className="side" selectedKey={panel} onSelectionChange={(key) => useEditor.setState({ panel: key === 'checks' ? 'checks' : 'sizes' })}>
      <TabList className="tabs" aria-label={t('design.side')}>
        <Tab id="sizes" className="tab">
          {t('design.sizes')}
        </Tab>
        <Tab id="checks" className="tab">
          {t('design.checks')}
          {count > 0 ? <span className="bar-count figures">{count}</span> : null}
        </Tab>
      </TabList>
      <TabPanel id="sizes" className="tab-panel">
        <SizePicker />
      </TabPanel>
      <TabPanel id="checks" className="tab-panel">
        <ChecksPanel />
      </TabPanel>
    </Tabs>
  );
}
