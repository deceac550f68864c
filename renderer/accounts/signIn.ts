// One sign-in as the page goes through it: what is shown while a server's own page is answered, and how it ends.

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/account.ts';
import type { SignInStep } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { faultOf } from '../shell/viewStore.ts';

export interface SignInWanted {
  readonly connector: string;
  readonly given: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly allowPlain: boolean;
  readonly way: 'page' | 'code';
}

export interface SignIn {
  readonly isWorking: boolean;
  /** The server's page that waits for the person. */
  readonly page: Extract<SignInStep, { readonly type: 'page' }> | undefined;
  readonly fault: string;
  start(wanted: SignInWanted): void;
  giveCode(code: string): void;
  /** Ends it; nothing is kept. */
  stop(): void;
}

export function useSignIn(onSignedIn: (account: Account) => void): SignIn {
  const { t, i18n } = useTranslation();
  const { studio } = useConnection();
  const [state, setState] = useState<Pick<SignIn, 'isWorking' | 'page' | 'fault'>>({ isWorking: false, page: undefined, fault: '' });
  const running = useRef<AbortController>(undefined);
  const stop = (): void => {
    running.current?.abort();
    running.current = undefined;
    setState({ isWorking: false, page: undefined, fault: '' });
  };
  useEffect(() => () => running.current?.abort(), []);
  const run = async ({ given, ...wanted }: SignInWanted, signal: AbortSignal): Promise<void> => {
    try {
      const words = { language: i18n.language, done: t('accounts.pageDone') };
      for await (const step of await studio.accounts.add({ ...wanted, given: { ...given }, words }, { signal })) {
        if (signal.aborted) return;
        if (step.type === 'page') setState({ isWorking: true, page: step, fault: '' });
        else onSignedIn(step.account);
      }
    } catch (thrown) {
      if (!signal.aborted) setState({ isWorking: false, page: undefined, fault: faultOf(thrown).message });
    }
  };
  return {
    ...state,
    start(wanted) {
      stop();
      const ending = new AbortController();
      running.current = ending;
      setState({ isWorking: true, page: undefined, fault: '' });
      void run(wanted, ending.signal);
    },
    giveCode(code) {
      if (!state.page) return;
      studio.accounts.giveCode({ signIn: state.page.signIn, code }).catch((thrown: unknown) => setState((before) => ({ ...before, fault: faultOf(thrown).message })));
    },
    stop,
  };
}
