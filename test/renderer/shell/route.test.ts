import { expect, test } from 'vitest';
import { fragmentOf, routeOf, type Route } from '../../../renderer/shell/route.ts';

const routes: readonly Route[] = [
  { screen: 'gallery' },
  { screen: 'design', id: 'a b/ü' },
  { screen: 'batch', template: '' },
  { screen: 'batch', template: 'my-point' },
  { screen: 'queue' },
  { screen: 'settings' },
];

test.each(routes)('an address leads back to its screen: %o', (route) => {
  expect(routeOf(fragmentOf(route))).toEqual(route);
});

test('what is no address leads to the gallery', () => {
  for (const fragment of ['', '#', '#/', '#/nowhere', '#/design', '#/design/', '#boot=abc']) {
    expect(routeOf(fragment)).toEqual({ screen: 'gallery' });
  }
});

test('a broken escape is taken as it is', () => {
  expect(routeOf('#/design/%E0%A4%A')).toEqual({ screen: 'design', id: '%E0%A4%A' });
});
