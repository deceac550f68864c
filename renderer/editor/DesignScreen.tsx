// The design screen: the point's form, the live canvas or the wall of all sizes, and the sizes with their checks.

import { lazy, memo, Suspense, useDeferredValue, useEffect, type ReactNode } from 'react';
import type { Design } from '../../shared/design.ts';
import { allSizes } from '../drawing/sizes.ts';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useView } from '../shell/viewStore.ts';
import { useCalmDesign } from './calmDesign.ts';
import { EditorCanvas } from './canvas/EditorCanvas.tsx';
import { closeDesign, openDesign, useEditor } from './editorStore.ts';
import './editor.css';
import './panels.css';
import './sizes.css';
import './sidePanel.css';
import './status.css';
import { DesignBar } from './DesignBar.tsx';
import { FileNotice } from './FileNotice.tsx';
import { FontNotice } from './FontNotice.tsx';
import { LeftPanel } from './LeftPanel.tsx';
import { useContextMenu } from './menu/useContextMenu.ts';
import { SidePanel } from './SidePanel.tsx';
import { SizeStrip } from './SizeStrip.tsx';
import { SizesWall } from './SizesWall.tsx';
import { SaveNotice } from './SaveNotice.tsx';
import { StatusBar } from './StatusBar.tsx';
import { useChecks } from './useChecks.ts';

const ContextMenu = lazy(() => import('./menu/ContextMenu.tsx').then((module) => ({ default: module.ContextMenu })));

// Drawn again only for what concerns them: a key press in a text does not.
const Bar = memo(DesignBar);
const Left = memo(LeftPanel);
const Side = memo(SidePanel);
const Status = memo(StatusBar);
const Strip = memo(SizeStrip);
const Fonts = memo(FontNotice);
const File = memo(FileNotice);
const Saving = memo(SaveNotice);

export function DesignScreen(): ReactNode {
  const connection = useConnection();
  const id = useView((view) => (view.route.screen === 'design' ? view.route.id : ''));
  const design = useEditor((editor) => editor.history?.present);
  const fault = useEditor((editor) => editor.fault);
  useEffect(() => {
    if (id !== '') void openDesign(connection, id);
    return closeDesign;
  }, [connection, id]);
  useSaveBeforeLeaving();
  useChecks();
  if (fault) return <Failed thrown={fault} onRetry={() => void openDesign(connection, id)} />;
  if (!design) return <div className="screen-waiting" aria-busy="true" />;
  return <OpenedScreen design={design} />;
}

function OpenedScreen({ design }: { design: Design }): ReactNode {
  const mode = useEditor((editor) => editor.mode);
  const menu = useContextMenu();
  // The typed letter is shown before anything is drawn with it.
  const calm = useCalmDesign() ?? design;
  const drawn = useDeferredValue(calm);
  return (
    <div className={`design is-${mode}`}>
      <h1 className="unseen">{design.name}</h1>
      <Bar name={design.name} />
      <Saving />
      <Fonts design={drawn} />
      <File id={design.id} />
      <Left design={calm} />
      <div className="design-middle">
        {mode === 'wall' ? (
          <SizesWall design={drawn} />
        ) : (
          <>
            <DesignCanvas />
            <Strip design={drawn} />
          </>
        )}
      </div>
      <Side />
      <Status />
      {menu.place ? (
        <Suspense fallback={null}>
          <ContextMenu place={menu.place} onClose={menu.close} />
        </Suspense>
      ) : null}
    </div>
  );
}

const DesignCanvas = memo(function DesignCanvas(): ReactNode {
  const design = useEditor((editor) => editor.history?.present);
  const kit = useEditor((editor) => editor.open?.kit);
  const networks = useEditor((editor) => editor.networks);
  const sizeId = useEditor((editor) => editor.sizeId);
  const size = networks ? allSizes(networks, ['post', 'cover', 'profile']).find((one) => one.id === sizeId) : undefined;
  if (!design || !kit || !size) return <div className="canvas-ground" aria-busy="true" />;
  return <EditorCanvas design={design} kit={kit} size={size} />;
});

/** A tab that is hidden or closed saves first. */
function useSaveBeforeLeaving(): void {
  useEffect(() => {
    const save = (): void => {
      if (document.visibilityState !== 'hidden') return;
      // What cannot be saved is said above the canvas, and tried again.
      useEditor.getState().open?.saves.flush().catch(() => undefined);
    };
    const warn = (event: BeforeUnloadEvent): void => {
      if (useEditor.getState().saveState.type !== 'saved') event.preventDefault();
    };
    document.addEventListener('visibilitychange', save);
    addEventListener('beforeunload', warn);
    return () => {
      document.removeEventListener('visibilitychange', save);
      removeEventListener('beforeunload', warn);
    };
  }, []);
}
