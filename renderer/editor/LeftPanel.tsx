// The panel at the start: the point's form, layers, pages, fields. All but the form are fetched when they are first opened.

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Design } from '../../shared/design.ts';
import { IconButton } from '../ui/index.ts';
import { useCanvas } from './canvasStore.ts';
import { isLeftPanel, leftPanels, usePanels, type LeftPanel as LeftName } from './panelStore.ts';
import { PointForm } from './PointForm.tsx';

const LayersPanel = lazy(() => import('./layers/LayersPanel.tsx').then((module) => ({ default: module.LayersPanel })));
const PagesPanel = lazy(() => import('./pages/PagesPanel.tsx').then((module) => ({ default: module.PagesPanel })));
const FieldsPanel = lazy(() => import('./fields/FieldsPanel.tsx').then((module) => ({ default: module.FieldsPanel })));

const bodies: Readonly<Record<LeftName, (props: { design: Design }) => ReactNode>> = {
  point: PointForm,
  layers: LayersPanel,
  pages: PagesPanel,
  fields: FieldsPanel,
};

/** What a person who fills a template needs. */
const whileFilling: ReadonlySet<LeftName> = new Set<LeftName>(['point', 'pages']);

export function LeftPanel({ design }: { design: Design }): ReactNode {
  const { t } = useTranslation();
  const isOpen = usePanels((panels) => panels.isLeftOpen);
  const wished = usePanels((panels) => panels.left);
  const isFilling = useCanvas((canvas) => canvas.isFilling);
  const shown = leftPanels.filter((name) => !isFilling || whileFilling.has(name));
  const left = shown.includes(wished) ? wished : 'point';
  if (!isOpen) {
    return (
      <aside className="left is-closed" aria-label={t('panels.left')}>
        <IconButton label={t('panels.openLeft')} onPress={() => usePanels.setState({ isLeftOpen: true })}>
          <PanelLeftOpen size={16} className="turns" aria-hidden />
        </IconButton>
      </aside>
    );
  }
  return (
    <aside className="left" aria-label={t('panels.left')}>
      <Tabs className="panel-tabs" selectedKey={left} onSelectionChange={(key) => isLeftPanel(key) && usePanels.setState({ left: key })}>
        <div className="tabs panel-tab-row">
          <TabList className="word-tabs" aria-label={t('panels.left')}>
            {shown.map((name) => (
              <Tab key={name} id={name} className="tab">
                {t(`panels.${name}`)}
              </Tab>
            ))}
          </TabList>
          <IconButton label={t('panels.closeLeft')} onPress={() => usePanels.setState({ isLeftOpen: false })}>
            <PanelLeftClose size={16} className="turns" aria-hidden />
          </IconButton>
        </div>
        {shown.map((name) => (
          <TabPanel key={name} id={name} className={`tab-panel panel-body panel-${name}`}>
            <Suspense fallback={<div className="panel-waiting" aria-busy="true" />}>{name === left ? bodyOf(name, design) : null}</Suspense>
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  );
}

function bodyOf(name: LeftName, design: Design): ReactNode {
  const Body = bodies[name];
  return <Body design={design} />;
}
