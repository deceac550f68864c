import { describe, expect, test } from 'vitest';
import { durationWords } from '../../../renderer/export/ExportProgress.tsx';
import { ago } from '../../../renderer/shell/useAgo.ts';
import { onlyEmpty } from '../../../renderer/trustedTypes.ts';
import { graphemeCount } from '../../../shared/graphemes.ts';

describe('how long ago', () => {
  const nowMs = Date.parse('2026-06-20T12:00:00Z');

  test('is said in the largest whole unit', () => {
    expect(ago('2026-06-20T11:59:40Z', nowMs, 'en')).toBe('now');
    expect(ago('2026-06-20T11:57:00Z', nowMs, 'en')).toBe('3 minutes ago');
    expect(ago('2026-06-20T09:30:00Z', nowMs, 'en')).toBe('2 hours ago');
    expect(ago('2026-06-19T11:00:00Z', nowMs, 'en')).toBe('yesterday');
    expect(ago('2026-06-17T11:00:00Z', nowMs, 'fr')).toBe('il y a 3 jours');
  });
});

test('time left is short and never negative', () => {
  expect(durationWords(4.2, 'en')).toBe('5 sec');
  expect(durationWords(125, 'en')).toBe('2 min 5 sec');
  expect(durationWords(-1, 'en')).toBe('0 sec');
});

test('characters are counted as people see them', () => {
  expect(graphemeCount('cafe\u0301')).toBe(4);
  expect(graphemeCount('👩🏾‍🌾🇰🇪')).toBe(2);
  expect(graphemeCount('नमस्ते')).toBe(3);
});

test('no text but the empty one becomes HTML', () => {
  expect(onlyEmpty('')).toBe('');
  expect(() => onlyEmpty('<img src=x onerror=alert(1)>')).toThrow(TypeError);
});
