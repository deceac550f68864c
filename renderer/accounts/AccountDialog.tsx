// Adds an account, or signs in again to one: its service, what the service asks for, and the way over the server's own page.

import { ExternalLink } from 'lucide-react';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, AccountField } from '../../shared/account.ts';
import type { AccountListing, ConnectorListing } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { useAnswer } from '../shell/useAnswer.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { tell, tellFault } from '../shell/viewStore.ts';
import { Button, Notice, Pick, TextInput, Tick, Window } from '../ui/index.ts';
import { ConnectorPick } from './ConnectorPick.tsx';
import { useSignIn, type SignIn } from './signIn.ts';
import './accounts.css';
import { Unlock } from './Unlock.tsx';
import { useLock } from './useLock.ts';

interface AccountDialogProps {
  readonly connectors: readonly ConnectorListing[];
  /** Whose sign-in is renewed. */
  readonly account?: AccountListing;
  readonly onClose: () => void;
}

/** Adds an account, whatever screen is on show. */
export function AddAccount({ onClose }: { onClose: () => void }): ReactNode {
  const { studio } = useConnection();
  const connectors = useAnswer(() => studio.accounts.connectors(), [studio], []);
  useEffect(() => {
    if (connectors.fault) tellFault(connectors.fault);
  }, [connectors.fault]);
  return connectors.value ? <AccountDialog connectors={connectors.value} onClose={onClose} /> : null;
}

export function AccountDialog({ connectors, account, onClose }: AccountDialogProps): ReactNode {
  const { t } = useTranslation();
  const lock = useLock();
  const [connector, setConnector] = useState(account?.connector ?? '');
  const [given, setGiven] = useState<Readonly<Record<string, string>>>(() => knownOf(account));
  const [name, setName] = useState(account?.name ?? '');
  const [allowPlain, setAllowPlain] = useState(account !== undefined && (account.settings['plainHosts'] ?? '') !== '');
  const signIn = useSignIn((signedIn: Account) => {
    tell(t('accounts.added', { name: signedIn.name }));
    onClose();
  });
  const kind = connectors.find(({ id }) => id === connector);
  const isLocked = lock.value !== undefined && lock.value.lock !== 'open';
  const isComplete = kind?.fields.every(({ name: field, isRequired, fallback }) => !isRequired || fallback !== undefined || (given[field] ?? '').trim() !== '') ?? false;
  const start = (way: 'page' | 'code'): void => {
    if (!kind) return;
    const wanted = Object.fromEntries(kind.fields.map(({ name: field }) => [field, given[field] ?? '']));
    signIn.start({ connector: kind.id, given: wanted, name, allowPlain, way });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isComplete && !isLocked && !signIn.isWorking) start('page');
  };
  return (
    <Window
      title={account ? t('accounts.signInAgainTo', { name: account.name }) : t('accounts.add')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {signIn.page ? null : (
            <Button look="primary" type="submit" form="account-form" isDisabled={!isComplete || isLocked || signIn.isWorking}>
              {t(signIn.isWorking ? 'accounts.signingIn' : 'accounts.signIn')}
            </Button>
          )}
        </>
      }
    >
      {isLocked ? <Unlock isNew={lock.value?.lock === 'new'} takesFocus /> : null}
      {signIn.fault ? <Notice look="danger">{signIn.fault}</Notice> : null}
      {signIn.page ? (
        <ServerPage page={signIn.page} signIn={signIn} onCode={() => start('code')} />
      ) : (
        <form id="account-form" className="account-form" onSubmit={submit}>
          {account ? null : <ConnectorPick connectors={connectors} value={connector} onChange={setConnector} />}
          {kind && !kind.isTried ? <Notice look="warning">{t('accounts.untried', { name: kind.name })}</Notice> : null}
          {kind?.wayBack === undefined ? null : (
            <p className="muted small">
              {t('accounts.wayBack', { name: kind.name })} <code dir="ltr">{kind.wayBack}</code>
            </p>
          )}
          {kind?.fields.map((field) => (
            <Field key={field.name} field={field} value={given[field.name] ?? ''} networks={kind.networks} onChange={(value) => setGiven((before) => ({ ...before, [field.name]: value }))} />
          ))}
          {kind ? (
            <>
              <TextInput label={t('accounts.name')} hint={t('accounts.nameHint')} value={name} onChange={setName} />
              <div>
                <Tick isSelected={allowPlain} onChange={setAllowPlain}>
                  {t('accounts.allowPlain')}
                </Tick>
                <p className="muted small account-plain">{t('accounts.allowPlainWords')}</p>
              </div>
            </>
          ) : (
            <p className="muted">{t('accounts.chooseConnector')}</p>
          )}
        </form>
      )}
    </Window>
  );
}

/** What is known of an account without its secrets, by the names under which connectors ask for it. */
function knownOf(account: AccountListing | undefined): Readonly<Record<string, string>> {
  return account ? { ...account.settings, server: account.server, handle: account.handle, network: account.network } : {};
}

interface FieldProps {
  readonly field: AccountField;
  readonly value: string;
  readonly networks: readonly string[];
  readonly onChange: (value: string) => void;
}

function Field({ field: { name, isSecret, isRequired, fallback }, value, networks, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const table = useNetworks();
  // A connector that is newer than these texts names its fields itself.
  const label = t(`accounts.fields.${name}`, name);
  const words = isRequired || fallback !== undefined ? label : t('accounts.optional', { field: label });
  if (name === 'network') {
    const options = (table?.networks ?? []).filter(({ id }) => networks.length === 0 || networks.includes(id)).map(({ id, name: network }) => ({ id, name: network }));
    return <Pick label={words} value={value} options={isRequired ? options : [{ id: '', name: t('accounts.noNetwork') }, ...options]} onChange={onChange} />;
  }
  return (
    <TextInput
      label={words}
      type={isSecret ? 'password' : 'text'}
      isRequired={isRequired && fallback === undefined}
      direction="ltr"
      value={value}
      onChange={onChange}
      {...(fallback === undefined ? {} : { placeholder: fallback })}
      hint={isSecret ? t('accounts.secretHint') : undefined}
    />
  );
}

function ServerPage({ page, signIn, onCode }: { page: NonNullable<SignIn['page']>; signIn: SignIn; onCode: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [code, setCode] = useState('');
  const host = new URL(page.address).host;
  return (
    <div className="account-form">
      <p>{t(page.isOpen ? 'accounts.pageOpen' : 'accounts.pageNotOpen', { host })}</p>
      <p className="server-page" dir="ltr">
        <code>{page.address}</code>
      </p>
      <div className="account-ways">
        <Button icon={<ExternalLink size={14} aria-hidden />} onPress={() => void studio.studio.openLink({ url: page.address }).catch(tellFault)}>
          {t('accounts.openPage')}
        </Button>
        <Button onPress={() => void navigator.clipboard.writeText(page.address).then(() => tell(t('accounts.addressCopied')), tellFault)}>{t('accounts.copyAddress')}</Button>
        {page.way === 'page' ? (
          <Button look="quiet" onPress={onCode}>
            {t('accounts.useCode')}
          </Button>
        ) : null}
      </div>
      {page.way === 'code' ? (
        <div className="unlock-row">
          <TextInput label={t('accounts.code')} direction="ltr" value={code} onChange={setCode} takesFocus />
          <Button look="primary" isDisabled={code.trim() === ''} onPress={() => signIn.giveCode(code.trim())}>
            {t('accounts.signIn')}
          </Button>
        </div>
      ) : (
        <p className="muted">{t('accounts.waiting')}</p>
      )}
    </div>
  );
}
