// The panel at the end: properties of what is selected, all sizes by network with their state, or the problems found.

import { PanelRightClose, PanelRightOpen } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { IconButton } from '../ui/index.ts';
import { useCanvas } from './canvasStore.ts';
import { ChecksPanel } from './ChecksPanel.tsx';
import { problemCount } from './checkState.ts';
import { useEditor } from './editorStore.ts';
import { isRightPanel, usePanels } from './panelStore.ts';
import { SizePicker } from './SizePicker.tsx';

const Inspector = lazy(() => import('./inspector/Inspector.tsx').then((module) => ({ default: module.Inspector })));

export function SidePanel(): ReactNode {
  const { t } = useTranslation();
  const wished = useEditor((editor) => editor.panel);
  const count = useEditor((editor) => problemCount(editor.problems));
  const isOpen = usePanels((panels) => panels.isRightOpen);
  const isFilling = useCanvas((canvas) => canvas.isFilling);
  const panel = isFilling && wished === 'inspector' ? 'sizes' : wished;
  if (!isOpen) {
    return (
      <aside className="side is-closed" aria-label={t('panels.right')}>
        <IconButton label={t('panels.openRight')} onPress={() => usePanels.setState({ isRightOpen: true })}>
          <PanelRightOpen size={16} className="turns" aria-hidden />
        </IconButton>
      </aside>
    );
  }
  return (
    <aside className="side" aria-label={t('panels.right')}>
      <Tabs className="panel-tabs" selectedKey={panel} onSelectionChange={(key) => isRightPanel(key) && useEditor.setState({ panel: key })}>
        <div className="tabs panel-tab-row">
          <TabList className="word-tabs" aria-label={t('panels.right')}>
            {isFilling ? null : (
              <Tab id="inspector" className="tab">
                {t('panels.inspector')}
              </Tab>
            )}
            <Tab id="sizes" className="tab">
              {t('design.sizes')}
            </Tab>
            <Tab id="checks" className="tab">
              {t('design.checks')}
              {count > 0 ? <span className="bar-count figures">{count}</span> : null}
            </Tab>
          </TabList>
          <IconButton label={t('panels.closeRight')} onPress={() => usePanels.setState({ isRightOpen: false })}>
            <PanelRightClose size={16} className="turns" aria-hidden />
          </IconButton>
        </div>
        {isFilling ? null : (
          <TabPanel id="inspector" className="tab-panel">
            <Suspense fallback={<div className="panel-waiting" aria-busy="true" />}>
              <Inspector />
            </Suspense>
          </TabPanel>
        )}
        <TabPanel id="sizes" className="tab-panel">
          <SizePicker />
        </TabPanel>
        <TabPanel id="checks" className="tab-panel">
          <ChecksPanel />
        </TabPanel>
      </Tabs>
    </aside>
  );
}
