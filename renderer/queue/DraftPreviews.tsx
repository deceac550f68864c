// Previews of what is being written: the design on show, drawn at the size that each chosen network gets.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountListing, Kit } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import type { Network } from '../../shared/networks/network.ts';
import { captionFor } from '../../shared/post.ts';
import { postProblems } from '../../shared/postProblems.ts';
import { Tile } from '../drawing/Tile.tsx';
import { useDrawingAssets } from '../drawing/useDrawingAssets.ts';
import { altFor, type PostDraft } from './postDraft.ts';
import { PostPreview } from './PostPreview.tsx';

interface DraftPreviewsProps {
  readonly draft: PostDraft;
  readonly design: Design;
  readonly kit: Kit;
  /** Those that were chosen, with the limits of their accounts. */
  readonly networks: readonly Network[];
  readonly accounts: readonly AccountListing[];
}

export function DraftPreviews({ draft, design, kit, networks, accounts }: DraftPreviewsProps): ReactNode {
  const { t } = useTranslation();
  const { assets } = useDrawingAssets(kit, design);
  return (
    <section className="previews" aria-label={t('queue.preview.label')}>
      {networks.map((network) => {
        const size = network.sizes.find(({ id }) => id === draft.sizes[network.id]);
        if (!size) return null;
        const alt = altFor(draft, network.id);
        const picture = { asset: '', size: size.id, width: size.width, height: size.height, alt };
        return (
          <PostPreview
            key={network.id}
            network={network}
            account={accounts.find(({ id }) => draft.accounts?.[network.id]?.includes(id))}
            caption={captionFor(draft, network.id)}
            pictures={[{ key: size.id, width: size.width, height: size.height, alt, renderAt: (widthPx) => <Tile design={design} size={size} assets={assets} width={widthPx} /> }]}
            problems={postProblems({ captions: draft.captions, pictures: [picture] }, network)}
          />
        );
      })}
    </section>
  );
}
