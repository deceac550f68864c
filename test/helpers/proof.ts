// How long a test may take: `npm test` runs seeded samples, `npm run proof` the whole of it.

/** Whether the whole proof was asked for. */
export const isProof = process.env['POINT_STUDIO_PROOF'] === '1';

/** The sample's amount in tests, the whole amount in proofs. */
export function amount(sample: number, whole: number): number {
  return isProof ? whole : sample;
}
