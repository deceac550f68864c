// The moves between a delivery's states, and what a network would refuse of a post.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNetwork, readNetworks } from '../../shared/networks/index.ts';
import { captionFor, endStates, isLegalMove, legalMoves, moves, picturesFor } from '../../shared/post.ts';
import type { DeliveryState, Post } from '../../shared/post.ts';
import { postProblems } from '../../shared/postProblems.ts';

const table = readNetworks(JSON.parse(readFileSync(new URL('../../assets/networks.json', import.meta.url), 'utf8')));
const network = (id: string) => findNetwork(table, id)!;

const states: readonly DeliveryState[] = ['draft', 'needsApproval', 'scheduled', 'sending', 'awaitingPerson', ...endStates];

/** The states that can be reached from some, by the moves of one maker or of both. */
function reachable(from: readonly DeliveryState[], by: readonly string[]): ReadonlySet<DeliveryState> {
  const seen = new Set(from);
  for (const state of seen) {
    for (const move of moves) if (by.includes(move.by) && move.from.includes(state)) for (const to of move.to) seen.add(to);
  }
  return seen;
}

describe('moves', () => {
  test('what is being sent is left only by what the network says: no person can send it again', () => {
    expect(legalMoves('sending', 'person')).toEqual([]);
    expect(legalMoves('sending', 'queue')).toEqual(['refuse', 'holdBack', 'publish', 'lose']);
  });

  test('the queue never leaves an end by itself, but to tell that it is public after all', () => {
    for (const state of endStates) {
      expect(legalMoves(state, 'queue')).toEqual(state === 'unconfirmed' ? ['find'] : []);
      expect(legalMoves(state, 'person')).toContain('reopen');
    }
    expect([...reachable(['published'], ['queue'])]).toEqual(['published']);
  });

  test('what is taken back from its end can wait for approval again, as it did before', () => {
    expect(isLegalMove('reopen', 'cancelled', 'needsApproval')).toBe(true);
    expect(isLegalMove('takeBack', 'scheduled', 'draft')).toBe(true);
  });

  test('every state is reached, and from every state an end', () => {
    expect(reachable(['draft'], ['person', 'queue']).size).toBe(states.length);
    for (const state of states) expect(endStates.some((end) => reachable([state], ['person', 'queue']).has(end))).toBe(true);
  });

  test('a move from or to a state that its row does not name is illegal', () => {
    fc.assert(
      fc.property(fc.constantFrom(...moves), fc.constantFrom(...states), fc.constantFrom(...states), (move, from, to) => {
        expect(isLegalMove(move.name, from, to)).toBe(move.from.includes(from) && move.to.includes(to));
      }),
    );
  });
});

function post(change: Partial<Pick<Post, 'captions' | 'pictures'>>): Pick<Post, 'captions' | 'pictures'> {
  const picture = { asset: 'a'.repeat(64), size: 'x-landscape', width: 1600, height: 900, alt: 'A red dot.' };
  return { captions: { default: 'Make your point.' }, pictures: [picture], ...change };
}

const messages = (content: ReturnType<typeof post>, id: string): readonly string[] =>
  postProblems(content, network(id)).map(({ check, severity, message }) => `${check} ${severity}: ${message}`);

const tags = (count: number): string => Array.from({ length: count }, (_, index) => `#tag${index}`).join(' ');

describe('problems of a post', () => {
  test('none where all is well, at any network', () => {
    for (const { id } of table.networks) expect(messages(post({}), id)).toEqual([]);
  });

  test('a caption that the network counts as too long', () => {
    expect(messages(post({ captions: { default: '漢'.repeat(141) } }), 'x')).toEqual([
      'caption-length error: The caption for X has 282 characters; the most is 280. Shorten it.',
    ]);
    expect(messages(post({ captions: { default: '漢'.repeat(141) } }), 'mastodon')).toEqual([]);
    expect(messages(post({ captions: { default: 'short', x: 'a'.repeat(300) } }), 'x')).toHaveLength(1);
  });

  test('a limit that is only a guess warns', () => {
    expect(messages(post({ captions: { default: 'a'.repeat(63_207) } }), 'facebook')[0]).toContain('caption-length warning: The caption for Facebook has 63,207 characters; the most is 63,206.');
  });

  test('lengths at which pages of the network disagree warn', () => {
    expect(messages(post({ captions: { default: 'a'.repeat(2_500) } }), 'linkedin')).toEqual([
      'caption-length warning: The caption for LinkedIn has 2,500 characters; above 2,000 it may be refused or cut. Better shorten it.',
    ]);
  });

  test('both limits of Bluesky', () => {
    expect(messages(post({ captions: { default: '👨‍👩‍👧‍👦'.repeat(121) } }), 'bluesky')).toEqual([
      'caption-length error: The caption for Bluesky takes 3,025 bytes; the most is 3,000. Shorten it.',
    ]);
  });

  test('hashtags', () => {
    expect(messages(post({ captions: { default: tags(31) } }), 'instagram')).toEqual(['hashtags error: The caption for Instagram has 31 hashtags; the most is 30. Take some out.']);
    expect(messages(post({ captions: { default: tags(6) } }), 'instagram')[0]).toContain('hashtags warning');
    expect(messages(post({ captions: { default: tags(5) } }), 'instagram')).toEqual([]);
  });

  test('alt texts that are missing or too long', () => {
    const { pictures } = post({});
    const withAlt = (alt: string) => post({ pictures: [{ ...pictures[0]!, alt }] });
    expect(messages(withAlt(' '), 'x')).toEqual(['alt-missing error: Picture 1 for X has no alt text. Write what it shows.']);
    expect(messages(withAlt(''), 'tiktok')[0]).toContain('alt-missing warning');
    expect(messages(withAlt('a'.repeat(1001)), 'x')).toEqual(['alt-length error: The alt text of picture 1 for X has 1,001 characters; the most is 1,000. Shorten it.']);
  });

  test('too many pictures, or none', () => {
    const picture = post({}).pictures[0]!;
    expect(messages(post({ pictures: Array.from({ length: 5 }, () => picture) }), 'x')).toEqual(['picture-count error: The post for X has 5 pictures; the most is 4. Take some out.']);
    expect(messages(post({ pictures: [] }), 'x')[0]).toContain('has no picture');
  });
});

test('a network gets its own caption and the pictures of its own sizes', () => {
  const pictures = ['x-landscape', 'ig-portrait'].map((size) => ({ ...post({}).pictures[0]!, size }));
  expect(picturesFor({ pictures }, network('instagram')).map(({ size }) => size)).toEqual(['ig-portrait']);
  expect(picturesFor({ pictures }, network('threads'))).toHaveLength(2);
  expect(captionFor({ captions: { default: 'a', x: '' } }, 'x')).toBe('');
  expect(captionFor({ captions: {} }, 'x')).toBe('');
});
