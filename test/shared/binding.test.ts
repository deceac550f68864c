import { describe, expect, it } from 'vitest';
import { bindProperty, boundField, canBind, fieldsFor, freeProperty } from '../../shared/binding.ts';
import { buildScene } from '../../shared/buildScene.ts';
import type { Design, Element } from '../../shared/design.ts';
import { parseDesign, writeDesign } from '../../shared/design.ts';
import { fillElement, kinds, newElement, propertiesOf } from '../../shared/elements/index.ts';
import { addField, changeField, freeFieldName, moveField, removeField, renameField, usesOf } from '../../shared/fieldEdits.ts';
import type { Kind } from '../../shared/elements/kind.ts';
import { findElement } from '../../shared/tree.ts';
import { assets, designOf, idOf } from './scenes.ts';
import { square } from './shows.ts';

const words = newElement('text', 'words', { runs: [{ text: 'Light for all', weight: 800 }], width: 400, height: 100, colour: '#ff0000' });
const bar = newElement('shape', 'bar', { width: 50, height: 50, opacity: 0.5 });
const face = newElement('image', 'face', { source: { asset: idOf('a') }, width: 50, height: 50 });
const given = designOf([words, bar, face]);
const element = (design: Design, id: string): Element => findElement(design.pages[0], id)!;
const filled = (design: Design, id: string, point = design.point): Element => fillElement(element(design, id), point);

describe('Binding a property to a field', () => {
  it('lets a text ask for it, and what was there is its sample', () => {
    const bound = bindProperty(given, 0, ['words'], 'runs', { label: 'Main claim' });
    expect(element(bound, 'words')).toMatchObject({ runs: [{ text: '{mainClaim}', weight: 800 }] });
    expect(bound.fields).toEqual([{ name: 'mainClaim', label: 'Main claim', type: 'text' }]);
    expect(bound.point).toEqual({ mainClaim: 'Light for all' });
    expect(boundField(bound, 0, 'words', 'runs')).toBe('mainClaim');
    expect(element(freeProperty(bound, 0, 'words', 'runs'), 'words')).toEqual(words);
  });

  it('takes a picture, a colour, a number and a choice from it', () => {
    const photo = bindProperty(given, 0, ['face'], 'source', { field: 'photo', label: 'Photo' });
    expect(element(photo, 'face')).toMatchObject({ source: { field: 'photo' } });
    expect(photo.point['photo']).toEqual({ asset: idOf('a') });
    const colour = bindProperty(photo, 0, ['words'], 'colour', { label: 'Colour' });
    const faint = bindProperty(colour, 0, ['bar'], 'opacity', { label: 'Faint' });
    const shape = bindProperty(faint, 0, ['bar'], 'shape', { label: 'Form' });
    expect(shape.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['photo image', 'colour colour', 'faint number', 'form choice']);
    expect(shape.point).toMatchObject({ colour: '#ff0000', faint: '0.5', form: 'rectangle' });
    const point = { colour: 'accent', faint: '0,25', form: 'star' };
    expect(filled(shape, 'words', point)).toMatchObject({ colour: 'accent' });
    expect(filled(shape, 'bar', point)).toMatchObject({ opacity: 0.25, shape: 'star' });
  });

  it('leaves the element’s own where the field is empty or holds what cannot be', () => {
    const bound = bindProperty(given, 0, ['bar'], 'opacity', { label: 'Faint' });
    for (const faint of ['', 'much', '7']) expect(filled(bound, 'bar', { faint })).toMatchObject({ opacity: 0.5 });
  });

  it('changes nothing that is seen, and everything where the field does', () => {
    const bound = bindProperty(given, 0, ['words'], 'colour', { label: 'Colour' });
    const kit = assets();
    const colours = (design: Design, point: Design['point']) => JSON.stringify(buildScene(design, 0, square, point, kit).items);
    expect(colours(bound, bound.point)).toBe(colours(given, given.point));
    expect(colours(bound, { colour: '#00ff00' })).not.toBe(colours(given, given.point));
    // The scene of the first point must not be kept for the second.
    expect(colours(bound, bound.point)).toBe(colours(given, given.point));
  });

  it('is written and read again', () => {
    const bound = bindProperty(given, 0, ['bar', 'words'], 'opacity', { label: 'Faint' });
    const { design, repairs } = parseDesign(writeDesign(bound));
    expect(repairs).toEqual([]);
    expect(element(design, 'bar')).toMatchObject({ bindings: { opacity: 'faint' } });
    expect(writeDesign(freeProperty(freeProperty(design, 0, 'bar', 'opacity'), 0, 'words', 'opacity'))).toBe(writeDesign({ ...given, fields: bound.fields, point: bound.point }));
  });

  it('is offered for what a field can decide, of every kind', () => {
    expect(canBind('text', 'runs')).toBe(true);
    expect(canBind('qr', 'content')).toBe(true);
    expect(canBind('text', 'name')).toBe(false);
    expect(canBind('shape', 'width')).toBe(false);
    const wrong: string[] = [];
    for (const { kind } of Object.values<Kind>(kinds)) {
      const page = designOf([newElement(kind, 'one', { width: 100, height: 100 })]);
      for (const name of Object.keys(propertiesOf(kind)).filter((one) => canBind(kind, one))) {
        const bound = bindProperty(page, 0, ['one'], name, { label: 'Field' });
        const isBound = boundField(bound, 0, 'one', name) === 'field' && usesOf(bound, 'field') === 1 && parseDesign(writeDesign(bound)).repairs.length === 0;
        // A picture is freed with the one that the field holds: here it holds none.
        const isFreed = name === 'source' || boundField(freeProperty(bound, 0, 'one', name), 0, 'one', name) === undefined;
        if (!isBound || !isFreed) wrong.push(`${kind} ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('offers pictures for pictures', () => {
    const design = addField(addField(given, { name: 'photo', label: 'Photo', type: 'image' }), { name: 'claim', label: 'Claim', type: 'text' });
    expect(fieldsFor(design, 'image', 'source').map(({ name }) => name)).toEqual(['photo']);
    expect(fieldsFor(design, 'text', 'runs').map(({ name }) => name)).toEqual(['claim']);
  });
});

describe('Fields', () => {
  const design = addField(addField(given, { name: 'claim', label: 'Claim', type: 'text' }), { name: 'team', label: 'Team', type: 'choice', choices: ['a'] });

  it('have names that spreadsheets can use, none twice', () => {
    expect(freeFieldName(design, 'Énergie pour tous!')).toBe('energiePourTous');
    expect(freeFieldName(design, 'claim')).toBe('claim2');
    expect(freeFieldName(design, '2030')).toBe('field2030');
    expect(freeFieldName(design, 'الاسم')).toBe('field');
    expect(addField(design, { name: 'team', label: 'Again', type: 'text' })).toBe(design);
  });

  it('change, move and go', () => {
    expect(changeField(design, 'claim', { maxLength: 90, maxLines: 2, required: true }).fields[0]).toEqual({ name: 'claim', label: 'Claim', type: 'text', required: true, maxLength: 90, maxLines: 2 });
    expect(changeField(changeField(design, 'claim', { maxLength: 90 }), 'claim', { maxLength: null })).toEqual(design);
    expect(changeField(design, 'claim', {})).toBe(design);
    expect(moveField(design, 'team', -3).fields.map(({ name }) => name)).toEqual(['team', 'claim']);
    expect(removeField(design, 'team').fields.map(({ name }) => name)).toEqual(['claim']);
  });

  it('keep their places under another name', () => {
    const bound = bindProperty(bindProperty(design, 0, ['words'], 'runs', { field: 'claim', label: 'Claim' }), 0, ['bar'], 'opacity', { field: 'claim', label: 'Claim' });
    const renamed = renameField({ ...bound, altPattern: 'A graphic[: {claim}]' }, 'claim', 'message');
    expect(element(renamed, 'words')).toMatchObject({ runs: [{ text: '{message}' }] });
    expect(element(renamed, 'bar')).toMatchObject({ bindings: { opacity: 'message' } });
    expect(renamed.altPattern).toBe('A graphic[: {message}]');
    expect(renamed.point).toEqual({ message: 'Light for all' });
    expect(usesOf(renamed, 'message')).toBe(2);
    expect(usesOf(renamed, 'claim')).toBe(0);
    expect(renameField(design, 'claim', 'team')).toBe(design);
    expect(renameField(design, 'claim', 'not a name')).toBe(design);
  });
});
