// Asks for the passphrase under which secrets are kept: once a session, and twice where it is chosen.

import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../shell/connection.ts';
import { announce, faultOf } from '../shell/viewStore.ts';
import { Button, Notice, TextInput } from '../ui/index.ts';

interface UnlockProps {
  /** Whether it is chosen now. */
  readonly isNew: boolean;
  /** Whether the cursor is put into it when it appears. */
  readonly takesFocus?: boolean;
}

export function Unlock({ isNew, takesFocus = false }: UnlockProps): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [words, setWords] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState('');
  const [isWorking, setWorking] = useState(false);
  const isDifferent = isNew && again !== '' && again !== words;
  const unlock = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWorking(true);
    setFault('');
    try {
      await studio.accounts.unlock({ passphrase: words });
      announce(t('accounts.unlocked'));
    } catch (thrown) {
      setFault(faultOf(thrown).message);
    } finally {
      setWorking(false);
    }
  };
  return (
    <form className="unlock card" aria-label={t('accounts.passphrase')} onSubmit={(event) => void unlock(event)}>
      <p>{t(isNew ? 'accounts.passphraseNew' : 'accounts.passphraseWords')}</p>
      {fault ? <Notice look="danger">{fault}</Notice> : null}
      <div className="unlock-row">
        <TextInput type="password" label={t('accounts.passphrase')} value={words} onChange={setWords} direction="ltr" takesFocus={takesFocus} />
        {isNew ? (
          <TextInput
            type="password"
            label={t('accounts.passphraseAgain')}
            value={again}
            onChange={setAgain}
            direction="ltr"
            error={isDifferent ? t('accounts.passphraseDiffers') : undefined}
          />
        ) : null}
        <Button look="primary" type="submit" isDisabled={isWorking || words === '' || (isNew && again !== words)}>
          {t(isWorking ? 'accounts.unlocking' : isNew ? 'accounts.passphraseKeep' : 'accounts.unlock')}
        </Button>
      </div>
    </form>
  );
}
