// Every check of the table finds what it is for, and stays quiet otherwise.

import { describe, expect, test } from 'vitest';
import { blockingProblems, checks, isBlocking, runChecks } from '../../../shared/checks/index.ts';
import type { CheckSubject } from '../../../shared/checks/check.ts';
import { newElement } from '../../../shared/elements/index.ts';
import type { SceneItem } from '../../../shared/scene.ts';
import { design, groupOf, layoutOf, photoId, photo, filledItem, pictureItem, pixelsOf, square, story, subject, textItem } from './subjects.ts';

interface Trial {
  /** Subjects that have the problem; each message must tell this much. */
  readonly trips: readonly { readonly when: string; readonly subject: CheckSubject; readonly says: string | RegExp }[];
  /** Subjects that come close and are well. */
  readonly passes: readonly { readonly when: string; readonly subject: CheckSubject }[];
}

const pin = { ...square, altLimit: { characters: 500, network: 'Pinterest' } };
const photoPoint = { photo: { asset: photoId }, consent: 'yes' };

const trials: Readonly<Record<string, Trial>> = {
  required: {
    trips: [
      { when: 'the claim is absent', subject: subject({ point: { claim: '' } }), says: '"Claim" is empty' },
      { when: 'the claim is only spaces', subject: subject({ point: { claim: ' \n ' } }), says: 'fill it in' },
    ],
    passes: [{ when: 'an optional field is empty', subject: subject({ point: { name: '' } }) }],
  },
  'field-limits': {
    trips: [
      { when: 'a claim is longer than the template says', subject: subject({ point: { claim: 'é'.repeat(141) } }), says: '"Claim" has 141 characters, and this template is made for 140 at most: shorten it.' },
      { when: 'a choice is none of those given', subject: subject({ point: { mood: 'angry' } }), says: '"Mood" is "angry", which is none of calm, loud: choose one of them.' },
    ],
    passes: [
      { when: 'the claim is as long as it may be', subject: subject({ point: { claim: 'e\u0301'.repeat(140) } }) },
      { when: 'a family emoji is one character of it', subject: subject({ point: { claim: '👩‍👩‍👧‍👦'.repeat(140) } }) },
      { when: 'space around it makes it longer', subject: subject({ point: { claim: `  ${'a'.repeat(140)} ` } }) },
      { when: 'a choice is one of those given, in capitals', subject: subject({ point: { mood: ' LOUD ' } }) },
      { when: 'nothing is chosen', subject: subject({ point: { mood: '' } }) },
    ],
  },
  consent: {
    trips: [
      { when: 'a name is given without consent', subject: subject({ point: { name: 'Amina' } }), says: 'not recorded' },
      { when: 'a photo is given and the answer is no', subject: subject({ point: { photo: { asset: photoId }, consent: 'No' } }), says: '"No"' },
      { when: 'the sheet asks and the cell is empty', subject: subject({ asksConsent: true }), says: '"yes" or "not needed"' },
      { when: 'the answer is something else', subject: subject({ asksConsent: true, point: { consent: 'perhaps' } }), says: '"perhaps"' },
      { when: 'the answer is no, in a design that says it shows no person but has a place for the photo', subject: subject({ design: { showsPerson: false }, point: { ...photoPoint, consent: 'nein' } }), says: '"nein"' },
    ],
    passes: [
      { when: 'the answer is yes in another language', subject: subject({ point: { name: 'Amina', consent: 'Oui' } }) },
      { when: 'the sheet asks, and the design says it shows no person', subject: subject({ asksConsent: true, design: { showsPerson: false }, point: { name: 'Amina' } }) },
      { when: 'the answer is yes', subject: subject({ point: { name: 'Amina', consent: ' YES ' } }) },
      { when: 'it is not needed', subject: subject({ asksConsent: true, point: { consent: 'Not needed' } }) },
      { when: 'it is not needed, written as one word', subject: subject({ asksConsent: true, point: { consent: 'not_needed' } }) },
      { when: 'nobody is shown', subject: subject() },
      { when: 'the design shows no person', subject: subject({ design: { showsPerson: false }, point: { name: 'Amina' } }) },
    ],
  },
  photo: {
    trips: [
      { when: 'the photo is gone', subject: subject({ point: photoPoint, pictures: [] }), says: '"Photo"' },
      { when: 'a fixed picture is gone', subject: subject({ absent: [{ element: 'stamp', reason: 'missingPicture' }] }), says: 'choose it again' },
    ],
    passes: [
      { when: 'the photo is there', subject: subject({ point: photoPoint }) },
      { when: 'no photo was given', subject: subject({ absent: [{ element: 'portrait', reason: 'empty' }] }) },
    ],
  },
  'no-number': {
    trips: [
      { when: 'a dot chart was given words', subject: subject({ elements: [newElement('dots', 'dots', { value: 'one in five' })] }), says: '"one in five" is no share' },
      { when: 'a ring has no goal', subject: subject({ elements: [newElement('progress', 'ring', { value: '12,480', of: '' })] }), says: 'together with its goal' },
    ],
    passes: [
      { when: 'it was given a share in another script', subject: subject({ elements: [newElement('dots', 'dots', { value: '१ में ८' })] }) },
      { when: 'it was given nothing', subject: subject({ elements: [newElement('dots', 'dots', { value: '' })] }) },
      { when: 'it is hidden', subject: subject({ elements: [newElement('dots', 'dots', { value: 'one in five', hidden: true })] }) },
    ],
  },
  'text-cut': {
    trips: [{ when: 'lines were left out', subject: subject({ items: [textItem(layoutOf({ cut: true }))] }), says: /shorten "Light for all"/ }],
    passes: [{ when: 'the text was only made smaller', subject: subject({ items: [textItem(layoutOf({ shrunk: true }))] }) }],
  },
  'missing-glyph': {
    trips: [{ when: 'no font has a character', subject: subject({ items: [textItem(layoutOf({ missing: ['𓀀', '𓂀'] }))] }), says: '"𓀀" (U+13000), "𓂀" (U+13080)' }],
    passes: [{ when: 'all are there', subject: subject() }],
  },
  'text-size': {
    trips: [
      { when: 'it is 20 px at 1080', subject: subject({ items: [textItem(layoutOf({ size: 20 }))] }), says: '20 px' },
      {
        when: 'it is 20 px within a group',
        subject: subject({ items: [groupOf([textItem(layoutOf({ size: 20 }))], 0, { x: 0, y: 0, width: 900, height: 900 })] }),
        says: '24 px is the least',
      },
    ],
    passes: [
      { when: 'it is 24 px at 1080', subject: subject({ items: [textItem(layoutOf({ size: 24 }))] }) },
      { when: 'it is 14 px where the short side is 630', subject: subject({ size: { ...story, safeZone: undefined, width: 1200, height: 630 }, items: [textItem(layoutOf({ size: 14 }))] }) },
      { when: 'it is empty', subject: subject({ items: [textItem(layoutOf({ lines: [], size: 10 }))] }) },
    ],
  },
  contrast: {
    trips: [
      { when: 'white lies on pale grey', subject: subject({ behind: pixelsOf(200) }), says: /1\.6 to 1/ },
      { when: 'a third of what lies behind is pale', subject: subject({ behind: pixelsOf(16, undefined, { grey: 230, every: 3 }) }), says: 'needs 3' },
      { when: 'small text has 3.5 to 1', subject: subject({ items: [textItem(layoutOf({ size: 20 }))], behind: pixelsOf(133) }), says: 'needs 4.5' },
      { when: 'it is multiplied into what is dark', subject: subject({ items: [{ ...textItem(layoutOf()), blend: 'multiply' }], behind: pixelsOf(40) }), says: '1 to 1' },
      { when: 'its group mixes it with what it lies on', subject: subject({ items: [{ ...groupOf([textItem(layoutOf())], 0, { x: 0, y: 0, width: 1080, height: 1080 }), blend: 'soft-light' }], behind: pixelsOf(16) }), says: '"Claim"' },
      { when: 'its colour is see-through', subject: subject({ items: [textItem(layoutOf({ colour: '#ffffff40' }))], behind: pixelsOf(16) }), says: '"Claim"' },
    ],
    passes: [
      { when: 'it is the difference from what is dark', subject: subject({ items: [{ ...textItem(layoutOf()), blend: 'difference' }], behind: pixelsOf(16) }) },
      { when: 'white lies on ink', subject: subject({ behind: pixelsOf(16) }) },
      { when: 'large text has 3.5 to 1', subject: subject({ behind: pixelsOf(133) }) },
      { when: 'a single bright line runs behind it', subject: subject({ behind: pixelsOf(16, undefined, { grey: 255, every: 40 }) }) },
      { when: 'there is no canvas to look at', subject: subject() },
      { when: 'it lies off the page', subject: subject({ items: [textItem(layoutOf(), { x: 5000, y: 0, width: 100, height: 100 })], behind: pixelsOf(200) }) },
    ],
  },
  'safe-zone': {
    trips: [
      { when: 'a text is under the top bar', subject: subject({ size: story, items: [textItem(layoutOf(), { x: 100, y: 200, width: 600, height: 200 })] }), says: 'Story' },
      { when: 'a portrait hangs over the bottom', subject: subject({ size: story, items: [pictureItem(1, { x: 300, y: 1300, width: 400, height: 400 })] }), says: '"Portrait"' },
      {
        when: 'a turned group swings a text out',
        subject: subject({ size: story, items: [groupOf([textItem(layoutOf(), { x: 100, y: 600, width: 900, height: 100 })], 90, { x: 100, y: 600, width: 900, height: 100 })] }),
        says: 'move it inwards',
      },
    ],
    passes: [
      { when: 'all is inside', subject: subject({ size: story, items: [textItem(layoutOf(), { x: 100, y: 600, width: 600, height: 200 })] }) },
      { when: 'a picture fills the page', subject: subject({ size: story, items: [pictureItem(1, { x: 0, y: 0, width: 1080, height: 1920 })] }) },
      { when: 'only the empty part of a text box reaches out', subject: subject({ size: story, items: [textItem(layoutOf(), { x: 100, y: 600, width: 600, height: 1200 })] }) },
      { when: 'the size has no safe zone', subject: subject({ items: [textItem(layoutOf(), { x: 0, y: 0, width: 600, height: 200 })] }) },
    ],
  },
  'photo-size': {
    trips: [
      { when: 'it fills a shape and is enlarged twice', subject: subject({ items: [filledItem(2)] }), says: '2.0 times' },
      { when: 'it is enlarged twice', subject: subject({ items: [pictureItem(2)] }), says: /amina\.jpg is 400 x 400 px .* 2\.0 times.* 800 x 800/ },
    ],
    passes: [
      { when: 'a fill is as large as its picture', subject: subject({ items: [filledItem(1)] }) },
      { when: 'it is enlarged by a fifth', subject: subject({ items: [pictureItem(1.2)] }) },
      { when: 'it is an SVG', subject: subject({ items: [pictureItem(8)], pictures: [{ id: photoId, width: 24, height: 24, type: 'svg', name: 'logo.svg', hasAlpha: true, tones: { columns: 1, rows: 1, darkest: [0], lightest: [0] } }] }) },
    ],
  },
  animated: {
    trips: [{ when: 'the photo moves', subject: subject({ point: photoPoint, pictures: [{ ...photo, animated: true }] }), says: 'amina.jpg is animated: its first frame is used.' }],
    passes: [
      { when: 'it does not', subject: subject({ point: photoPoint }) },
      { when: 'it is not there', subject: subject({ point: photoPoint, pictures: [] }) },
    ],
  },
  'alt-text': {
    trips: [{ when: 'there is none', subject: subject({ alt: '  ' }), says: 'what the picture shows' }],
    passes: [{ when: 'there is some', subject: subject() }],
  },
  'alt-length': {
    trips: [{ when: 'it is longer than the network takes', subject: subject({ alt: 'a'.repeat(501), size: pin }), says: 'has 501 characters, and Pinterest takes 500 at most' }],
    passes: [
      { when: 'it is as long as the network takes', subject: subject({ alt: 'a'.repeat(500), size: pin }) },
      { when: 'its emoji are one character each', subject: subject({ alt: '💡'.repeat(500), size: pin }) },
      { when: 'no limit is known', subject: subject({ alt: 'a'.repeat(5000) }) },
    ],
  },
};

test('every check has its trial', () => {
  expect(Object.keys(trials).sort()).toEqual(checks.map(({ id }) => id).sort());
});

describe.each(checks)('$name', (check) => {
  const trial = trials[check.id]!;

  test.each(trial.trips)('is found when $when', ({ subject, says }) => {
    const found = runChecks(subject).filter((problem) => problem.check === check.id);
    expect(found).toHaveLength(1);
    expect(found[0]!.severity).toBe(check.severity);
    expect(found[0]!.message).toMatch(says);
    expect(found[0]!.message).toMatch(/^[^\n]+\.$/);
  });

  test.each(trial.passes)('is quiet when $when', ({ subject }) => {
    expect(runChecks(subject).filter((problem) => problem.check === check.id)).toEqual([]);
  });

  test('blocks as the table says', () => {
    const { subject } = trial.trips[0]!;
    expect(blockingProblems(subject).some((problem) => problem.check === check.id)).toBe(check.blocks);
    expect(isBlocking({ check: check.id })).toBe(check.blocks);
  });
});

test('a subject with nothing wrong has no problems', () => {
  expect(runChecks(subject({ behind: pixelsOf(16) }))).toEqual([]);
});

test('contrast is looked at where a turned text really lies', () => {
  const box = { x: 100, y: 500, width: 900, height: 80 };
  const turned = groupOf([textItem(layoutOf(), box)], 90, box);
  const pale = pixelsOf(16);
  // The column in which the text stands once it is turned; lying, it does not touch it.
  for (let row = 0; row < pale.height; row += 1) pale.data.fill(235, (row * pale.width + 500) * 4, (row * pale.width + 600) * 4);
  const contrast = (items: Parameters<typeof subject>[0]) => runChecks(subject({ ...items, behind: pale })).filter(({ check }) => check === 'contrast');
  expect(contrast({ items: [turned] })).toHaveLength(1);
  expect(contrast({ items: [textItem(layoutOf(), { ...box, y: 100, x: 100 })] })).toHaveLength(0);
});

test('problems name the field a person can change', () => {
  const [problem] = runChecks(subject({ items: [textItem(layoutOf({ cut: true }))] }));
  expect(problem).toMatchObject({ element: 'claim', field: 'claim' });
});

test('problems of a QR code name the field whose link it holds', () => {
  const code = newElement('qr', 'code', { name: 'QR code', content: '{link}' });
  const shown: SceneItem = { ...pictureItem(1, { x: 100, y: 100, width: 300, height: 300 }), element: 'code' };
  const [page] = design.pages;
  const [problem] = runChecks(subject({ size: story, items: [shown], design: { pages: [{ ...page!, elements: [code] }] } }));
  expect(problem).toMatchObject({ check: 'safe-zone', element: 'code', field: 'link' });
});

test('a row that does not fit its columns is skipped', () => {
  expect(isBlocking({ check: 'row' })).toBe(true);
});
