// The frame of every screen: the rail of screens, the screen itself, dialogs, messages, and the live region.

import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommandKeys } from '../commands/useCommands.ts';
import { ResumeOffer } from '../export/ExportIndicator.tsx';
import { ConnectionBar } from './ConnectionBar.tsx';
import { Guard } from './Failed.tsx';
import { Messages } from './Messages.tsx';
import { Rail } from './Rail.tsx';
import type { Route } from './route.ts';
import { useOutside } from './useOutside.ts';
import { showDialog, useView, type DialogName } from './viewStore.ts';

const screens: Readonly<Record<Route['screen'], React.ComponentType>> = {
  gallery: lazy(() => import('../gallery/GalleryScreen.tsx').then((module) => ({ default: module.GalleryScreen }))),
  design: lazy(() => import('../editor/DesignScreen.tsx').then((module) => ({ default: module.DesignScreen }))),
  batch: lazy(() => import('../batch/BatchScreen.tsx').then((module) => ({ default: module.BatchScreen }))),
  queue: lazy(() => import('../queue/QueueScreen.tsx').then((module) => ({ default: module.QueueScreen }))),
  settings: lazy(() => import('../settings/SettingsScreen.tsx').then((module) => ({ default: module.SettingsScreen }))),
};

/** Fetched once the first screen stands, so that a key opens them at once and the first drawing need not wait. */
const loadPalette = () => import('../commands/Palette.tsx');
const loadExport = () => import('../export/ExportDialog.tsx');
const loadEngine = async () => (await import('../text.ts')).loadHarfBuzz();

const dialogs: Readonly<Record<DialogName, React.ComponentType<{ onClose: () => void }>>> = {
  palette: lazy(() => loadPalette().then((module) => ({ default: module.Palette }))),
  keys: lazy(() => import('../commands/KeyList.tsx').then((module) => ({ default: module.KeyList }))),
  export: lazy(() => loadExport().then((module) => ({ default: module.ExportDialog }))),
  purge: lazy(() => import('../export/PurgeDialog.tsx').then((module) => ({ default: module.PurgeDialog }))),
  account: lazy(() => import('../accounts/AccountDialog.tsx').then((module) => ({ default: module.AddAccount }))),
  handOver: lazy(() => import('../queue/HandOverSheet.tsx').then((module) => ({ default: module.HandOverSheet }))),
  reschedule: lazy(() => import('../queue/RescheduleDialog.tsx').then((module) => ({ default: module.RescheduleMissed }))),
  newDesign: lazy(() => import('../gallery/NewDesign.tsx').then((module) => ({ default: module.NewDesign }))),
  versions: lazy(() => import('../versions/OpenVersions.tsx').then((module) => ({ default: module.OpenVersions }))),
  post: lazy(() => import('../queue/PostDialog.tsx').then((module) => ({ default: module.PostDialog }))),
};

export function Shell(): ReactNode {
  const { t } = useTranslation();
  const screen = useView((view) => view.route.screen);
  const dialog = useView((view) => view.dialog);
  const isInterfaceHidden = useView((view) => view.isInterfaceHidden);
  useCommandKeys();
  useOutside();
  useEffect(() => {
    const waiting = requestIdleCallback(() => void Promise.all([loadEngine(), loadPalette(), loadExport()]), { timeout: 5000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  useEffect(() => {
    document.title = `${t(`screens.${screen}`)} · ${t('app.name')}`;
  }, [screen, t]);
  const Screen = screens[screen];
  const Dialog = dialog ? dialogs[dialog] : undefined;
  return (
    <div className={`shell${isInterfaceHidden ? ' is-bare' : ''}`}>
      <a className="skip" href="#main" onClick={skipToMain}>
        {t('app.skip')}
      </a>
      <Rail />
      <main className="screen" id="main" tabIndex={-1}>
        <Guard key={screen}>
          <Suspense fallback={<div className="screen-waiting" aria-busy="true" />}>
            <Screen />
          </Suspense>
        </Guard>
      </main>
      <Suspense fallback={null}>{Dialog ? <Dialog onClose={() => showDialog(undefined)} /> : null}</Suspense>
      <ResumeOffer />
      <ConnectionBar />
      <Messages />
    </div>
  );
}

function skipToMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
