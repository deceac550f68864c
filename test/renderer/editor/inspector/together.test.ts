import { expect, test } from 'vitest';
import { moveTogether } from '../../../../renderer/editor/inspector/together.ts';
import { elementNow, group, openEditor, shape } from '../../../helpers/openEditor.ts';

test('several elements follow what is wished, however often it comes before they are drawn anew', () => {
  openEditor([shape('a', 50, 60), group('held', [shape('inner', 10, 10), shape('other', 100, 20)])]);
  for (const wished of [51, 55, 70]) moveTogether(['a', 'inner'], 'x', wished);
  expect([elementNow('a').x, elementNow('inner').x, elementNow('other').x]).toEqual([70, 30, 100]);
});
