// The canvas of the editor: the page as it is exported, and over it all that is only for editing.

import type { Layer as KonvaLayer } from 'konva/lib/Layer';
import { lazy, Suspense, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Layer, Stage } from 'react-konva/lib/ReactKonvaCore';
import type { Kit } from '../../../shared/api.ts';
import type { Design } from '../../../shared/design.ts';
import { derivativesOf } from '../../../shared/paint.ts';
import { textOf } from '../../../shared/point.ts';
import { composeAlt } from '../../../shared/template.ts';
import { canvasHost, picturesOf, type DrawnSize } from '../../drawing/pageDrawing.ts';
import { SafeZone } from '../../drawing/SafeZone.tsx';
import { useDrawingAssets } from '../../drawing/useDrawingAssets.ts';
import { useConnection } from '../../shell/connection.ts';
import { Notice } from '../../ui/index.ts';
import { useCanvas, type CanvasShow } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { useProof } from '../proof/proofStore.ts';
import '../../drawing/drawing.css';
import './canvas.css';
import { useGesture } from './gestureStore.ts';
import { Overlay } from './Overlay.tsx';
import { createPageView, type PageView } from './pageView.ts';
import { previewHost } from './previewHost.ts';
import { Rulers } from './Rulers.tsx';
import { ToolBar } from './ToolBar.tsx';
import { useAnnouncements } from './useAnnouncements.ts';
import { useDropped } from './useDropped.ts';
import { toolNow, usePointer } from './usePointer.ts';
import { useShow } from './useShow.ts';

const loadTyping = () => import('../typing/TypingLayer.tsx');
const TypingLayer = lazy(() => loadTyping().then((module) => ({ default: module.TypingLayer })));

const ProofPanel = lazy(() => import('../proof/ProofPanel.tsx').then((module) => ({ default: module.ProofPanel })));

/** Room around the page, in CSS pixels: handles, labels and rulers lie there. */
const roomPx = 56;

interface EditorCanvasProps {
  readonly design: Design;
  readonly kit: Kit;
  readonly size: DrawnSize;
}

export function EditorCanvas({ design, kit, size }: EditorCanvasProps): ReactNode {
  const { t } = useTranslation();
  const ground = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const { assets, fault } = useDrawingAssets(kit, design);
  useEffect(() => useCanvas.setState({ assets }), [assets]);
  // Whoever begins to type must not wait for it.
  useEffect(() => {
    const waiting = requestIdleCallback(() => void loadTyping(), { timeout: 3000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  const shown = useShow();
  const isProving = useProof((proof) => proof.isShown);
  const { scale, isReady } = useScale(ground, size);
  usePointer(ground, page);
  useDropped(ground);
  useAnnouncements();
  const cursor = useCanvas((canvas) => (canvas.cropping ?? canvas.tool) && toolNow().cursor);
  const alt = textOf(design.point, 'alt') || composeAlt(design, design.point);
  const trouble = fault ?? shown.fault;
  const box = { inlineSize: Math.round(size.width * scale), blockSize: Math.round(size.height * scale) };
  return (
    <div className={isProving ? 'editor-frame has-proof' : 'editor-frame'}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard */}
      <section className="canvas-ground editor-ground" ref={ground} tabIndex={0} aria-label={t('canvas.label')} data-cursor={cursor} style={{ cursor }}>
        {isReady && shown.show ? (
          <div className="canvas-room editor-room">
            <div className="canvas-sheet" style={box}>
              <div
                className="canvas-page"
                ref={page}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing on canvases has no tag of its own
                role="img"
                aria-label={`${design.name}, ${size.width} × ${size.height}. ${alt}`}
                style={box}
              >
                <PageLayers show={shown.show} scale={scale} />
              </div>
              <Overlay show={shown.show} scale={scale} />
              <Typing show={shown.show} scale={scale} />
            </div>
          </div>
        ) : null}
        {trouble ? (
          <div className="canvas-fault">
            <Notice look="danger">{trouble.message}</Notice>
          </div>
        ) : null}
        {!trouble && shown.show ? <MissingPictures show={shown.show} /> : null}
      </section>
      {shown.show ? <Rulers show={shown.show} scale={scale} ground={ground} page={page} /> : null}
      <ToolBar />
      {isProving ? (
        <Suspense fallback={null}>
          <ProofPanel />
        </Suspense>
      ) : null}
    </div>
  );
}

function Typing({ show, scale }: { show: CanvasShow; scale: number }): ReactNode {
  const isTyping = useCanvas((canvas) => canvas.typing !== undefined);
  return isTyping ? (
    <Suspense fallback={null}>
      <TypingLayer show={show} scale={scale} />
    </Suspense>
  ) : null;
}

/** The painted page, and the network's safe zone over it on request. */
function PageLayers({ show, scale }: { show: CanvasShow; scale: number }): ReactNode {
  const connection = useConnection();
  const pictures = picturesOf(connection);
  const version = useSyncExternalStore(pictures.subscribe, pictures.version);
  const host = useMemo(() => canvasHost(pictures), [pictures]);
  const showsSafeZone = useEditor((editor) => editor.showsSafeZone);
  const layer = useRef<KonvaLayer>(null);
  const [view, setView] = useState<PageView>();
  useLayoutEffect(() => {
    if (!layer.current) return undefined;
    const made = createPageView(layer.current);
    setView(made);
    const unsubscribe = useGesture.subscribe(({ live }, before) => {
      if (live !== before.live) made.live(live);
    });
    return () => {
      unsubscribe();
      made.destroy();
    };
  }, []);
  const preview = useMemo(() => previewHost(host, pictures, show.assets), [host, pictures, show.assets]);
  useLayoutEffect(() => view?.show(show, host, preview), [view, show, host, preview]);
  // Drawn again when pictures have come or the scale is another.
  // oxlint-disable-next-line react/exhaustive-effect-dependencies
  useLayoutEffect(() => view?.redraw(), [view, version, scale]);
  const [width, height] = [Math.round(show.scene.width * scale), Math.round(show.scene.height * scale)];
  return (
    <Stage width={width} height={height} scaleX={scale} scaleY={scale} listening={false}>
      <Layer ref={layer} listening={false} />
      <Layer listening={false}>{showsSafeZone ? <SafeZone size={show.drawnSize} scale={scale} /> : null}</Layer>
    </Stage>
  );
}

function MissingPictures({ show }: { show: CanvasShow }): ReactNode {
  const { t } = useTranslation();
  const pictures = picturesOf(useConnection());
  useSyncExternalStore(pictures.subscribe, pictures.version);
  const missing = useMemo(() => derivativesOf(show.scene), [show]).filter((key) => pictures.hasFailed(key)).length;
  return missing > 0 ? (
    <div className="canvas-fault">
      <Notice look="warning">{t('canvas.missingPictures', { count: missing })}</Notice>
    </div>
  ) : null;
}

/** The scale at which the page is shown: as chosen, or as large as there is room for. */
function useScale(ground: React.RefObject<HTMLElement | null>, size: DrawnSize): { readonly scale: number; readonly isReady: boolean } {
  const zoom = useEditor((editor) => editor.zoom);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (!ground.current) return undefined;
    const { current } = ground;
    const observer = new ResizeObserver(() => setRoom({ width: current.offsetWidth, height: current.offsetHeight }));
    observer.observe(current);
    return () => observer.disconnect();
  }, [ground]);
  const fit = Math.min((room.width - 2 * roomPx) / size.width, (room.height - 2 * roomPx) / size.height, 2);
  const scale = zoom === 'fit' ? Math.max(0.02, fit) : zoom;
  useLayoutEffect(() => {
    if (room.width > 0) useEditor.setState({ scale });
  }, [scale, room]);
  return { scale, isReady: room.width > 0 };
}
