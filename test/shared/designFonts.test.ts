import { describe, expect, it } from 'vitest';
import { fontsOf, missingFonts, replaceFont } from '../../shared/designFonts.ts';
import { newDesign, type Design } from '../../shared/design.ts';
import { newElement } from '../../shared/elements/index.ts';

const brand = { name: '', colours: {}, fonts: { display: { family: 'Bricolage', weight: 800 }, text: { family: 'Inter', weight: 400 }, quote: { family: 'Gone', weight: 400 } }, logos: [], logoClearSpace: 0, fallback: [] };
const kit = { brand, fonts: [{ family: 'Bricolage' }, { family: 'Inter' }] };
const claim = newElement('text', 'claim', { font: 'Their Grotesk', runs: [{ text: 'a', font: 'display' }, { text: 'b', font: 'Their Grotesk' }] });
const group = newElement('group', 'group', { children: [newElement('text', 'in', { font: 'quote' })] });
const page = newDesign({ id: 'x', name: 'x' }).pages[0]!;
const design: Design = newDesign({ id: 'x', name: 'x', pages: [{ ...page, elements: [claim, group], layouts: [{ shape: 'story', changes: { claim: { font: 'Inter' } } }] }] });

describe('The fonts of a design', () => {
  it('are found wherever it names one', () => {
    expect(fontsOf(design).toSorted()).toEqual(['Inter', 'Their Grotesk', 'display', 'quote']);
  });

  it('are missing where neither a role nor a family stands for one at hand', () => {
    expect(missingFonts(design, kit).toSorted()).toEqual(['Their Grotesk', 'quote']);
  });

  it('are replaced everywhere at once, and everything else stays the very same', () => {
    const replaced = replaceFont(design, 'Their Grotesk', 'text');
    expect(missingFonts(replaced, kit)).toEqual(['quote']);
    expect(replaced.pages[0]?.elements[0]).toMatchObject({ font: 'text', runs: [{ font: 'display' }, { font: 'text' }] });
    expect(replaced.pages[0]?.elements[1]).toBe(group);
    expect(replaceFont(design, 'Nothing', 'text')).toBe(design);
    expect(missingFonts(replaceFont(replaced, 'quote', 'Inter'), kit)).toEqual([]);
  });
});
