// Asks the networks whether what was published is still there with its alt texts. Only when a person wants to know; it changes nothing.

import { Fault } from '../../shared/fault.ts';
import { findNetwork } from '../../shared/networks/index.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { picturesFor } from '../../shared/post.ts';
import type { Publishing } from '../accounts/publishing.ts';
import type { StoredPost } from './posts.ts';

/** `altsLost`: a picture has none any more; `altsChanged`: not the one that was sent; `notAsked`: why is in the reason. */
export type Finding = 'there' | 'gone' | 'altsLost' | 'altsChanged' | 'notAsked';

export interface CheckedDelivery {
  readonly delivery: string;
  readonly network: string;
  readonly link: string;
  readonly finding: Finding;
  /** A sentence; '' where all is well. */
  readonly reason: string;
}

export interface CheckBackParts {
  readonly publishing: Pick<Publishing, 'checkBack'>;
  readonly networks: NetworkTable;
  readonly signal: AbortSignal;
  readonly onChecked?: (count: number) => void;
}

/** What is wrong, as against what was asked but could not be answered. */
export const badFindings: readonly Finding[] = ['gone', 'altsLost', 'altsChanged'];

/** Networks may trim and fold white space. */
const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

function compareAlts(sent: readonly string[], found: readonly string[]): Pick<CheckedDelivery, 'finding' | 'reason'> {
  const lost = sent.findIndex((alt, index) => plain(alt) !== '' && plain(found[index] ?? '') === '');
  if (lost >= 0) return { finding: 'altsLost', reason: `Picture ${lost + 1} has lost its alt text. Give it one again where it was posted.` };
  const other = sent.findIndex((alt, index) => plain(alt) !== plain(found[index] ?? ''));
  if (other >= 0) return { finding: 'altsChanged', reason: `Picture ${other + 1} has another alt text than was sent.` };
  return { finding: 'there', reason: '' };
}

/**
 * Asks about each delivery that was published from here. One that cannot be asked about is `notAsked`, with the reason.
 * @throws Fault `cancelled` once the signal was given
 */
export async function checkPostsBack(posts: readonly StoredPost[], { publishing, networks, signal, onChecked }: CheckBackParts): Promise<readonly CheckedDelivery[]> {
  const checked: CheckedDelivery[] = [];
  for (const post of posts) {
    for (const delivery of post.deliveries) {
      const { id, network, account, link, state } = delivery;
      if (state !== 'published') continue;
      if (signal.aborted) throw new Fault('cancelled', `Stopped: ${checked.length} posts were looked up.`);
      const known = findNetwork(networks, network);
      const base = { delivery: id, network: known?.name ?? network, link };
      if (account === '') {
        checked.push({ ...base, finding: 'notAsked', reason: 'It was posted by hand. Open its page instead.' });
      } else {
        const sent = (known ? picturesFor(post, known) : post.pictures).map(({ alt }) => alt);
        checked.push({ ...base, ...(await ask(publishing, delivery, sent, signal)) });
      }
      onChecked?.(checked.length);
    }
  }
  return checked;
}

async function ask(
  publishing: CheckBackParts['publishing'],
  delivery: Parameters<Publishing['checkBack']>[0],
  sent: readonly string[],
  signal: AbortSignal,
): Promise<Pick<CheckedDelivery, 'finding' | 'reason'>> {
  try {
    const { type, alts } = await publishing.checkBack(delivery, signal);
    if (type === 'gone') return { finding: 'gone', reason: 'It is not there any more.' };
    return alts ? compareAlts(sent, alts) : { finding: 'there', reason: '' };
  } catch (thrown) {
    if (!(thrown instanceof Fault) || thrown.code === 'cancelled' || thrown.code === 'internal') throw thrown;
    return { finding: 'notAsked', reason: thrown.message };
  }
}
