// The sign-in of a service by OAuth 2.0: a page where the person says yes, codes with their proof, tokens that end and are renewed once.

import { createHash, randomBytes } from 'node:crypto';
import type { Asked, Reply } from './contract.ts';

export interface ConsentContract {
  /** Host and path of the page, and of the address that gives tokens. */
  readonly page: string;
  readonly token: string;
  readonly hasProof: boolean;
  readonly clientAs: 'basic' | 'body';
  /** Tokens end, and are renewed. */
  readonly isRenewed: boolean;
}

const clientId = 'point-app';
const clientSecret = 'planted-client-secret-2';

const no = (error: string): Reply => ({ status: 400, json: { error } });

export function createConsent(contract: ConsentContract) {
  /** The one at hand, as a person copies it from the service. */
  const ready = `planted-token-${randomBytes(6).toString('hex')}`;
  const good = new Set([ready]);
  const refreshers = new Set<string>();
  const codes = new Map<string, { readonly challenge: string; readonly redirect: string }>();
  const all = [ready, clientSecret];
  const newSecret = (): string => {
    const made = `planted-${randomBytes(9).toString('hex')}`;
    all.push(made);
    return made;
  };
  const give = (): Reply => {
    const [access, refresh] = [newSecret(), newSecret()];
    good.add(access);
    refreshers.add(refresh);
    return { status: 200, json: { token_type: 'bearer', access_token: access, ...(contract.isRenewed ? { refresh_token: refresh } : {}) } };
  };
  const isOurs = (asked: Asked, form: URLSearchParams): boolean =>
    contract.clientAs === 'basic'
      ? asked.headers.authorization === `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
      : form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
  return {
    given: { accessToken: ready },
    /** For signing in on the page. */
    app: { clientId, clientSecret },
    secrets: all,
    isGood: ({ bearer }: Asked): boolean => good.has(bearer),
    /** Ends every access token, as time does. */
    expire: (): void => good.clear(),
    answer(asked: Asked): Reply | undefined {
      const address = `${asked.host}${asked.path}`;
      if (address === contract.page) {
        const { query } = asked;
        if (query.get('client_id') !== clientId || query.get('response_type') !== 'code' || (query.get('code_challenge_method') === 'S256') !== contract.hasProof) return no('invalid_request');
        const [code, redirect] = [newSecret(), query.get('redirect_uri') ?? ''];
        codes.set(code, { challenge: query.get('code_challenge') ?? '', redirect });
        return { status: 302, headers: { location: `${redirect}?${new URLSearchParams({ code, state: query.get('state') ?? '' })}` } };
      }
      if (address !== contract.token || asked.name.startsWith('GET')) return undefined;
      const form = new URLSearchParams(asked.body.toString('utf8'));
      if (!isOurs(asked, form)) return { status: 401, json: { error: 'invalid_client' } };
      if (form.get('grant_type') === 'refresh_token') return refreshers.delete(form.get('refresh_token') ?? '') ? give() : no('invalid_grant');
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
      if (!code || code.redirect !== form.get('redirect_uri') || (contract.hasProof && code.challenge !== challenge)) return no('invalid_grant');
      return give();
    },
  };
}

export type ConsentService = ReturnType<typeof createConsent>;
