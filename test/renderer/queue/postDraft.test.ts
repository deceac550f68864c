import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { draftProblems, setCaption, toggleNetwork, tomorrowMorning, type PostDraft } from '../../../renderer/queue/postDraft.ts';
import { readNetworks } from '../../../shared/networks/index.ts';

const networks = readNetworks(JSON.parse(readFileSync(new URL('../../../assets/networks.json', import.meta.url), 'utf8')));
const blank: PostDraft = { sizes: {}, captions: { default: 'Light for all' }, alt: 'A lamp', due: '2026-06-20T09:00', zone: 'UTC', campaign: '' };

describe('writing a post', () => {
  test('a chosen network gets its recommended size', () => {
    const draft = toggleNetwork(blank, networks, 'instagram', true);
    const size = networks.networks.flatMap((network) => network.sizes).find((one) => one.id === draft.sizes['instagram']);
    expect(size).toMatchObject({ network: 'instagram', recommended: true });
  });

  test('a network that was given up takes its own caption along', () => {
    const chosen = setCaption(toggleNetwork(blank, networks, 'x', true), 'x', 'Short');
    const without = toggleNetwork(chosen, networks, 'x', false);
    expect(without.sizes).toEqual({});
    expect(without.captions).toEqual({ default: 'Light for all' });
  });

  test('a caption too long for one network is said of that network only', () => {
    const both = toggleNetwork(toggleNetwork(blank, networks, 'x', true), networks, 'instagram', true);
    const problems = draftProblems(setCaption(both, 'default', 'a'.repeat(500)), networks);
    expect(problems.map((problem) => problem.message).join()).toContain('The caption for X');
    expect(problems.map((problem) => problem.message).join()).not.toContain('The caption for Instagram');
  });

  test('a missing alt text is a problem', () => {
    const draft = toggleNetwork({ ...blank, alt: ' ' }, networks, 'bluesky', true);
    expect(draftProblems(draft, networks).map((problem) => problem.check)).toContain('alt-missing');
  });

  test('the next morning also follows the last day of a year', () => {
    expect(tomorrowMorning(new Date(2026, 11, 31, 23, 59))).toBe('2027-01-01T09:00');
  });
});
