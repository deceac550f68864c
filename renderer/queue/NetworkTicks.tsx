// The networks of a post, each with the size it gets.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { sizeGroups } from '../drawing/sizes.ts';
import { Pick, Tick } from '../ui/index.ts';
import { toggleNetwork, type PostDraft } from './postDraft.ts';

interface NetworkTicksProps {
  readonly draft: PostDraft;
  readonly networks: NetworkTable;
  readonly onChange: (draft: PostDraft) => void;
}

export function NetworkTicks({ draft, networks, onChange }: NetworkTicksProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="network-ticks" aria-label={t('queue.networks')}>
      <h3 className="field-label">{t('queue.networks')}</h3>
      <ul>
        {sizeGroups(networks, ['post']).map((group) => {
          const chosen = draft.sizes[group.network];
          return (
            <li key={group.network} className="network-tick">
              <Tick isSelected={chosen !== undefined} onChange={(isOn) => onChange(toggleNetwork(draft, networks, group.network, isOn))}>
                {group.name}
              </Tick>
              {chosen !== undefined && group.sizes.length > 1 ? (
                <Pick
                  label={t('queue.sizeFor', { network: group.name })}
                  isLabelHidden
                  value={chosen}
                  options={group.sizes.map(({ id, name }) => ({ id, name }))}
                  onChange={(id) => onChange({ ...draft, sizes: { ...draft.sizes, [group.network]: id } })}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
