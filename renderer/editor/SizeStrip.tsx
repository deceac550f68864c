// The strip below the canvas: each network's recommended size, drawn live while a person types.

import { memo, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kit } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import { recommendedSizes } from '../drawing/sizes.ts';
import { useDrawingAssets } from '../drawing/useDrawingAssets.ts';
import { stateOf } from './checkState.ts';
import { useEditor } from './editorStore.ts';
import { SizeTile } from './SizesWall.tsx';

const stripHeight = 96;

export const SizeStrip = memo(function SizeStrip({ design }: { design: Design }): ReactNode {
  const kit = useEditor((editor) => editor.open?.kit);
  return kit ? <Strip design={design} kit={kit} /> : null;
});

function Strip({ design, kit }: { design: Design; kit: Kit }): ReactNode {
  const { t } = useTranslation();
  const { assets } = useDrawingAssets(kit, design);
  const networks = useEditor((editor) => editor.networks);
  const sizeId = useEditor((editor) => editor.sizeId);
  const problems = useEditor((editor) => editor.problems);
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    strip.current?.querySelector(`[data-size="${CSS.escape(sizeId)}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [sizeId]);
  if (!networks) return null;
  const nameOf = (network: string): string => networks.networks.find((one) => one.id === network)?.name ?? network;
  return (
    <nav className="strip" ref={strip} aria-label={t('design.recommended')}>
      <ul className="strip-row">
        {recommendedSizes(networks).map((size) => (
          <li key={size.id} data-size={size.id}>
            <SizeTile
              design={design}
              size={size}
              assets={assets}
              height={stripHeight}
              name={nameOf(size.network)}
              state={stateOf(problems[size.id])}
              isShown={size.id === sizeId}
            />
          </li>
        ))}
      </ul>
    </nav>
  );
}
