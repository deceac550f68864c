import { expect, it } from 'vitest';
import { createByteCache } from '../../../main/pictures/byteCache.ts';

it('lets go of what was not used for longest once it holds too much, and tells', () => {
  const dropped: string[] = [];
  const cache = createByteCache<string>(6, (value) => value.length, (value) => dropped.push(value));
  cache.set('a', 'aa');
  cache.set('b', 'bb');
  cache.set('c', 'cc');
  expect(cache.get('a')).toBe('aa');
  cache.set('d', 'dd');
  expect(dropped).toEqual(['bb']);
  expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.get('d')]).toEqual(['aa', undefined, 'cc', 'dd']);
});

it('does not keep what is larger than all of it, and empties on request', () => {
  const dropped: string[] = [];
  const cache = createByteCache<string>(3, (value) => value.length, (value) => dropped.push(value));
  cache.set('large', 'xxxx');
  expect(cache.get('large')).toBeUndefined();
  expect(dropped).toEqual(['xxxx']);
  cache.set('small', 'x');
  cache.set('small', 'yy');
  expect(cache.get('small')).toBe('yy');
  cache.clear();
  expect(dropped).toContain('yy');
  expect(cache.get('small')).toBeUndefined();
});
