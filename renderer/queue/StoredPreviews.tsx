// Previews of a post in the queue: one for each of its places.

import type { ReactNode } from 'react';
import type { AccountListing } from '../../shared/api.ts';
import { networkFor } from '../../shared/account.ts';
import { captionFor, picturesFor, type Post } from '../../shared/post.ts';
import { postProblems } from '../../shared/postProblems.ts';
import { useConnection } from '../shell/connection.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { PostPreview } from './PostPreview.tsx';

export function StoredPreviews({ post, accounts }: { post: Post; accounts: readonly AccountListing[] }): ReactNode {
  const { assetUrl } = useConnection();
  const networks = useNetworks();
  return (
    <div className="previews">
      {post.deliveries.map(({ id, network: networkId, account: accountId }) => {
        const usual = networks?.networks.find((one) => one.id === networkId);
        if (!usual) return null;
        const account = accounts.find((one) => one.id === accountId);
        return (
          <PostPreview
            key={id}
            network={usual}
            account={account}
            caption={captionFor(post, networkId)}
            pictures={picturesFor(post, usual).map(({ asset, size, width, height, alt }) => ({
              key: `${asset} ${size}`,
              width,
              height,
              alt,
              renderAt: (widthPx) => <img src={assetUrl(asset)} alt={alt} width={widthPx} height={Math.round((widthPx * height) / width)} loading="lazy" decoding="async" />,
            }))}
            problems={postProblems(post, account ? networkFor(usual, account) : usual)}
          />
        );
      })}
    </div>
  );
}
