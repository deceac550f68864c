// The accounts that posts are published to, by network: each with its state, its name, and its end.

import { AtSign, KeyRound, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountListing } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { showDialog, tell, tellFault } from '../shell/viewStore.ts';
import { Button, Notice, TextInput, Window } from '../ui/index.ts';
import { AccountDialog } from './AccountDialog.tsx';
import './accounts.css';
import { Unlock } from './Unlock.tsx';
import { useLock } from './useLock.ts';

type Act = { readonly name: 'rename' | 'remove' | 'signIn'; readonly account: AccountListing };

export function AccountsSection(): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const accounts = useAnswer(() => studio.accounts.list(), [studio], ['accountsChanged', 'queueChanged']);
  const connectors = useAnswer(() => studio.accounts.connectors(), [studio], []);
  const lock = useLock();
  const [act, setAct] = useState<Act>();
  const list = accounts.value ?? [];
  const nameOf = (id: string): string => networks?.networks.find((network) => network.id === id)?.name ?? id;
  const end = (): void => setAct(undefined);
  return (
    <section aria-labelledby="accounts-title" className="accounts">
      <div className="accounts-head">
        <h2 className="section-title" id="accounts-title">
          {t('accounts.title')}
        </h2>
        <Button icon={<Plus size={16} aria-hidden />} onPress={() => showDialog('account')}>
          {t('accounts.add')}
        </Button>
      </div>
      {accounts.fault ? <Notice look="danger">{accounts.fault.message}</Notice> : null}
      {list.length > 0 && lock.value?.lock === 'locked' ? <Unlock isNew={false} /> : null}
      {accounts.value?.length === 0 ? <p className="muted">{t('accounts.none')}</p> : null}
      {[...Map.groupBy(list, ({ network }) => network)].map(([network, members]) => (
        <div key={network} className="accounts-network">
          <h3 className="field-label">{nameOf(network)}</h3>
          <ul className="card account-list">
            {members.map((account) => (
              <li key={account.id} className="account">
                <AtSign size={18} strokeWidth={1.75} aria-hidden />
                <div className="account-words">
                  <p className="account-name">{account.name}</p>
                  <p className="muted small" dir="ltr">
                    {account.handle}
                  </p>
                </div>
                {account.state === 'signInNeeded' ? <span className="chip state state-look">{t('accounts.states.signInNeeded')}</span> : <span className="chip state state-well">{t('accounts.states.ready')}</span>}
                {account.waiting > 0 ? <span className="muted small">{t('accounts.waitingPosts', { count: account.waiting })}</span> : null}
                <span className="account-acts">
                  <Button look={account.state === 'signInNeeded' ? 'primary' : 'quiet'} aria-label={t('accounts.signInAgainTo', { name: account.name })} onPress={() => setAct({ name: 'signIn', account })}>
                    {t('accounts.signInAgain')}
                  </Button>
                  <Button look="quiet" aria-label={t('accounts.renameOne', { name: account.name })} onPress={() => setAct({ name: 'rename', account })}>
                    {t('accounts.rename')}
                  </Button>
                  <Button look="quiet" aria-label={t('accounts.removeOne', { name: account.name })} onPress={() => setAct({ name: 'remove', account })}>
                    {t('accounts.remove')}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {lock.value ? (
        <p className="muted small accounts-keeper">
          <KeyRound size={14} aria-hidden /> {t(`accounts.keepers.${keeperOf(lock.value.keeper)}`)}
        </p>
      ) : null}
      {act?.name === 'signIn' && connectors.value ? <AccountDialog connectors={connectors.value} account={act.account} onClose={end} /> : null}
      {act?.name === 'rename' ? <Rename account={act.account} onClose={end} /> : null}
      {act?.name === 'remove' ? <Remove account={act.account} onClose={end} /> : null}
    </section>
  );
}

const keepers = ['desktop', 'keyRing', 'vault'] as const;

function keeperOf(keeper: string): (typeof keepers)[number] {
  return keepers.find((one) => one === keeper) ?? 'vault';
}

function Rename({ account, onClose }: { account: AccountListing; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [name, setName] = useState(account.name);
  const rename = (): void => void studio.accounts.rename({ account: account.id, name: name.trim() }).then(onClose, tellFault);
  return (
    <Window
      title={t('accounts.renameOne', { name: account.name })}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" isDisabled={name.trim() === ''} onPress={rename}>
            {t('accounts.rename')}
          </Button>
        </>
      }
    >
      <TextInput label={t('accounts.name')} value={name} onChange={setName} takesFocus />
    </Window>
  );
}

function Remove({ account, onClose }: { account: AccountListing; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const remove = async (): Promise<void> => {
    try {
      await studio.accounts.remove({ account: account.id });
      tell(t('accounts.removed', { name: account.name }));
      onClose();
    } catch (thrown) {
      tellFault(thrown);
    }
  };
  return (
    <Window
      title={t('accounts.removeOne', { name: account.name })}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="danger" onPress={() => void remove()}>
            {t('accounts.remove')}
          </Button>
        </>
      }
    >
      <p>{t('accounts.removeWords')}</p>
      <p>{account.waiting > 0 ? t('accounts.removeWaiting', { count: account.waiting }) : t('accounts.removeNone')}</p>
    </Window>
  );
}
