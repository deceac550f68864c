// The wall: the design at every size of every network side by side, drawn when the page is idle, each with its state.

import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Kit } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import type { Size } from '../../shared/size.ts';
import type { DrawingAssets } from '../drawing/pageDrawing.ts';
import { sizeGroups } from '../drawing/sizes.ts';
import { Tile } from '../drawing/Tile.tsx';
import { useDrawingAssets } from '../drawing/useDrawingAssets.ts';
import { Pixels } from '../ui/index.ts';
import { stateOf, type SizeState } from './checkState.ts';
import { useCanvas } from './canvasStore.ts';
import { showSize, useEditor } from './editorStore.ts';

/** Height of a row of the wall and of the strip, in CSS pixels. */
const wallHeight = 200;

export const SizesWall = memo(function SizesWall({ design }: { design: Design }): ReactNode {
  const kit = useEditor((editor) => editor.open?.kit);
  return kit ? <Wall design={design} kit={kit} /> : null;
});

function Wall({ design, kit }: { design: Design; kit: Kit }): ReactNode {
  const { t } = useTranslation();
  const { assets } = useDrawingAssets(kit, design);
  const networks = useEditor((editor) => editor.networks);
  const sizeId = useEditor((editor) => editor.sizeId);
  const problems = useEditor((editor) => editor.problems);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="wall" aria-label={t('design.all')} tabIndex={0}>
      {(networks ? sizeGroups(networks, ['post']) : []).map((group) => (
        <section key={group.network} className="wall-group" aria-label={group.name}>
          <h2 className="wall-network">{group.name}</h2>
          <ul className="wall-row">
            {group.sizes.map((size) => (
              <li key={size.id}>
                <SizeTile
                  design={design}
                  size={size}
                  assets={assets}
                  height={wallHeight}
                  name={size.name}
                  state={stateOf(problems[size.id])}
                  isShown={size.id === sizeId}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

interface SizeTileProps {
  readonly design: Design;
  readonly size: Size;
  readonly assets: DrawingAssets | undefined;
  readonly height: number;
  readonly name: string;
  readonly state: SizeState;
  readonly isShown: boolean;
}

/** Widest a tile gets; very wide sizes are shown lower instead. */
const widest = 380;
/** Quiet time after a change before small pictures are drawn again. */
const tileDelayMs = 220;

/** One size, drawn small, with its name and state; a press shows it on the canvas. */
export const SizeTile = memo(function SizeTile({ design, size, assets, height, name, state, isShown }: SizeTileProps): ReactNode {
  const { t } = useTranslation();
  // What is drawn may lag behind the page on show by a moment.
  const page = useCanvas((canvas) => Math.min(canvas.page, design.pages.length - 1));
  const width = Math.min(widest, Math.round((height * size.width) / size.height));
  return (
    <Button className={`size-tile${isShown ? ' is-shown' : ''}`} onPress={() => showSize(size.id)}>
      <span className="size-tile-picture" style={{ inlineSize: width, blockSize: Math.round((width * size.height) / size.width) }}>
        <Tile design={design} size={size} page={page} assets={assets} width={width} delayMs={tileDelayMs} order={isShown ? 0 : 1} />
      </span>
      <span className="size-tile-name" style={{ maxInlineSize: Math.max(width, 88) }}>
        {name}
      </span>
      <span className={`size-tile-state is-${state}`}>
        {t(`sizeStates.${state}`)}
        <span className="size-tile-pixels">
          <Pixels width={size.width} height={size.height} />
        </span>
      </span>
    </Button>
  );
});
