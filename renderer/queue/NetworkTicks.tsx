// The networks of a post, each with the size it gets.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/account.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { sizeGroups } from '../drawing/sizes.ts';
import { Pick, Tick } from '../ui/index.ts';
import { toggleAccount, toggleNetwork, type PostDraft } from './postDraft.ts';

interface NetworkTicksProps {
  readonly draft: PostDraft;
  readonly networks: NetworkTable;
  readonly accounts: readonly Account[];
  readonly onChange: (draft: PostDraft) => void;
}

export function NetworkTicks({ draft, networks, accounts, onChange }: NetworkTicksProps): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="network-ticks" aria-label={t('queue.networks')}>
      <h3 className="field-label">{t('queue.networks')}</h3>
      <ul>
        {sizeGroups(networks, ['post']).map((group) => {
          const chosen = draft.sizes[group.network];
          const own = accounts.filter(({ network }) => network === group.network);
          const to = draft.accounts?.[group.network] ?? [];
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
              {chosen !== undefined && own.length > 0 ? (
                <fieldset className="network-accounts" aria-label={t('queue.accountsFor', { network: group.name })}>
                  {own.map((account) => (
                    <Tick key={account.id} isSelected={to.includes(account.id)} onChange={(isOn) => onChange(toggleAccount(draft, group.network, account.id, isOn))}>
                      {account.name} <span className="muted small">{account.state === 'signInNeeded' ? t('accounts.states.signInNeeded') : account.handle}</span>
                    </Tick>
                  ))}
                  {to.length === 0 ? <p className="muted small">{t('queue.byHandHint')}</p> : null}
                </fieldset>
              ) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
