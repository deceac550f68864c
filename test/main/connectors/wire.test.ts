// Whether a request that failed may have arrived all the same: only then must nobody send it again.

import { expect, test } from 'vitest';
import { createWire } from '../../../main/connectors/wire.ts';

const failure = (code: string, syscall: string): Error => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });
const send = async (thrown: Error) => {
  const wire = createWire({ fetch: () => Promise.reject(thrown) });
  const answer = await wire.send({ method: 'POST', url: 'https://example.org/', signal: AbortSignal.timeout(1_000) });
  return answer.type === 'unanswered' ? answer.mayHaveArrived : answer.type;
};

test.each([
  { code: 'ECONNREFUSED', step: 'connect', mayHaveArrived: false },
  { code: 'ENOTFOUND', step: 'getaddrinfo', mayHaveArrived: false },
  { code: 'ENETUNREACH', step: 'connect', mayHaveArrived: false },
  { code: 'ENETUNREACH', step: 'write', mayHaveArrived: true },
  { code: 'EHOSTUNREACH', step: 'read', mayHaveArrived: true },
  { code: 'ENETDOWN', step: 'read', mayHaveArrived: true },
  { code: 'ECONNRESET', step: 'read', mayHaveArrived: true },
  { code: 'CERT_HAS_EXPIRED', step: '', mayHaveArrived: false },
])('$code at "$step": may have arrived is $mayHaveArrived', async ({ code, step, mayHaveArrived }) => {
  expect(await send(failure(code, step))).toBe(mayHaveArrived);
});

test('a header that cannot be sent never left; the sentence does not have it', async () => {
  const wire = createWire({ fetch: () => Promise.reject(new Error('It was sent.')) });
  const answer = await wire.send({ method: 'POST', url: 'https://example.org/', headers: { authorization: 'Bearer \u2026secret' }, signal: AbortSignal.timeout(1_000) });
  expect(answer).toEqual({ type: 'unanswered', mayHaveArrived: false, reason: expect.stringMatching(/^example\.org was not asked: .* Sign in again\.$/) });
});
