import { describe, expect, it, vi } from 'vitest';
import { copyElements, putElements, takeElements } from '../../shared/copying.ts';
import type { Design, Element } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';
import { groupElements } from '../../shared/grouping.ts';
import { parseDesign } from '../../shared/readDesign.ts';
import { deepestGroups, mostElements } from '../../shared/readElement.ts';
import { hasRoom } from '../../shared/room.ts';
import { writeDesign } from '../../shared/writeDesign.ts';
import { designOf } from './scenes.ts';

const shape = (id: string): Element => newElement('shape', id, { width: 10, height: 10 });
const crowd = (count: number): readonly Element[] => Array.from({ length: count }, (_, index) => shape(`s${index}`));

describe('The room of a design', () => {
  it('ends a run of grouping where more would not be read, and says so', () => {
    const refuse = vi.fn<() => void>();
    const groupAgain = ({ design, id }: { readonly design: Design; readonly id: string }) => groupElements(design, 0, [id], 'Group', refuse);
    let grouped = { design: designOf([shape('a')]), id: 'a' };
    for (let times = 0; times < deepestGroups; times += 1) grouped = groupAgain(grouped);
    expect(refuse).not.toHaveBeenCalled();
    expect(groupAgain(grouped)).toEqual({ design: grouped.design, id: '' });
    expect(refuse).toHaveBeenCalledOnce();
    expect(parseDesign(writeDesign(grouped.design)).repairs).toEqual([]);
  });

  it('is as large as what is read', () => {
    const nest = (depth: number): Element => newElement('group', `g${depth}`, { children: depth === 1 ? [] : [nest(depth - 1)] });
    for (const [elements, fits] of [
      [[nest(deepestGroups)], true],
      [[nest(deepestGroups + 1)], false],
      [crowd(mostElements), true],
      [[...crowd(mostElements - 1), nest(2)], false],
    ] as const) {
      const design = designOf(elements);
      expect(hasRoom(design)).toBe(fits);
      expect(parseDesign(writeDesign(design)).leftOut === undefined).toBe(fits);
    }
  });

  it('takes no copies beyond it', () => {
    const full = designOf(crowd(mostElements - 1));
    let refused = 0;
    const refuse = (): void => void (refused += 1);
    expect(copyElements(full, 0, ['s0'], refuse).ids.size).toBe(1);
    expect(putElements(full, 0, takeElements(full, 0, ['s0'])!, refuse).ids.length).toBe(1);
    expect(refused).toBe(0);
    expect(copyElements(full, 0, ['s0', 's1'], refuse)).toEqual({ design: full, ids: new Map() });
    expect(putElements(full, 0, takeElements(full, 0, ['s0', 's1'])!, refuse)).toEqual({ design: full, ids: [] });
    expect(refused).toBe(2);
  });
});
