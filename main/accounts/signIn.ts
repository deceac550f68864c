// A sign-in as a page sees it, in steps: a server's own page may have to be opened, or a code copied from it, before the account is there.

import type { Account } from '../../shared/account.ts';
import type { SignInStep } from '../../shared/api.ts';
import { Fault } from '../../shared/fault.ts';
import type { Authorise } from '../connectors/kind.ts';
import { askForCode, openLoopback, wayBack } from '../connectors/oauth.ts';

export interface SignInRequest {
  /** `page`: the way back is caught on this computer. `code`: the person copies a code from the page. */
  readonly way: 'page' | 'code';
  /** Of the way back, where its address is registered with the service. */
  readonly port?: number | undefined;
  /** Shows the server's page in the person's own browser. */
  readonly openPage: (address: string) => Promise<void>;
  /** Said on the page of the way back, in the person's language. */
  readonly words: { readonly language: string; readonly done: string };
  /** Signs in with what was given. */
  readonly add: (authorise: Authorise, signal: AbortSignal) => Promise<Account>;
}

export interface SignIns {
  /** The steps of a sign-in; ending the iteration ends it, and nothing is kept. @throws Fault as of the sign-in */
  start(request: SignInRequest, signal: AbortSignal | undefined): AsyncGenerator<SignInStep, void>;
  /** Goes on with a sign-in that waits for a code. @throws Fault `notFound` */
  giveCode(signIn: string, code: string): void;
}

export function createSignIns(createId: () => string): SignIns {
  const waiting = new Map<string, (code: string) => void>();

  /** Waits for the code of a page, which the person is shown. */
  const codeFrom = (id: string, signal: AbortSignal): Promise<string> =>
    new Promise((resolve, reject) => {
      const stop = (): void => reject(new Fault('cancelled', 'The sign-in was not finished, and nothing was changed.'));
      if (signal.aborted) return stop();
      waiting.set(id, resolve);
      signal.addEventListener('abort', stop, { once: true });
    });

  return {
    async *start({ way, port, openPage, words, add }, outer) {
      const id = createId();
      const ending = new AbortController();
      const signal = outer ? AbortSignal.any([outer, ending.signal]) : ending.signal;
      const page = Promise.withResolvers<SignInStep>();
      const show = async (address: string): Promise<void> => {
        // Where no browser can be opened the person opens the address, so that this is no end.
        const isOpen = await openPage(address).then(
          () => true,
          () => false,
        );
        page.resolve({ type: 'page', signIn: id, way, address, isOpen });
      };
      const signedIn = async (): Promise<SignInStep> => {
        if (way === 'code') {
          const authorise = askForCode(async (address) => {
            const [code] = await Promise.all([codeFrom(id, signal), show(address)]);
            return code;
          }, port === undefined ? undefined : wayBack(port));
          return { type: 'signedIn', account: await add(authorise, signal) };
        }
        const loopback = await openLoopback(show, words, signal, { port });
        try {
          return { type: 'signedIn', account: await add(loopback, signal) };
        } finally {
          await loopback.close();
        }
      };
      const end = signedIn();
      // Heard of below, unless nobody listens any more.
      end.catch(() => undefined);
      try {
        const first = await Promise.race([page.promise, end]);
        yield first;
        if (first.type === 'page') yield await end;
      } finally {
        ending.abort();
        waiting.delete(id);
      }
    },
    giveCode(id, code) {
      const go = waiting.get(id);
      if (!go) throw new Fault('notFound', 'This sign-in has ended. Start it again.');
      waiting.delete(id);
      go(code);
    },
  };
}
