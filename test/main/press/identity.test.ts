// What makes a picture another picture, and what does not.

import { expect, it } from 'vitest';
import { createIdentities } from '../../../main/press/identity.ts';
import type { Ground } from '../../../main/press/messages.ts';
import type { Job } from '../../../shared/batch.ts';
import type { Design } from '../../../shared/design.ts';
import type { PictureInfo } from '../../../shared/picture.ts';
import type { Size } from '../../../shared/size.ts';

const size: Size = {
  id: 'x-card', network: 'x', name: 'Card', width: 800, height: 400, use: 'post', recommended: true, types: ['jpeg'],
  confidence: 'official', limitsConfidence: 'official', sources: [],
};
const face = 'f'.repeat(64);
const logo = 'a'.repeat(64);
const info = (id: string, name: string): PictureInfo => ({
  id, width: 10, height: 10, type: 'png', name, hasAlpha: false, tones: { columns: 1, rows: 1, darkest: [0], lightest: [1] },
});
const design: Design = { schema: 1, id: 'd', name: 'D', description: '', fields: [], point: {}, altPattern: '', showsPerson: false, pack: 'p@1', pages: [] };
const ground: Ground = {
  kit: {
    brand: { name: 'B', colours: {}, fonts: {}, logos: [{ asset: logo, on: 'light' }], logoClearSpace: 0, fallback: [] },
    fonts: [{ face: { id: 'font', family: 'F', weight: 400, italic: false }, file: '/fonts/f.ttf' }],
    pictures: [{ info: info(face, 'ana.png'), file: '/photos/ana.png' }, { info: info(logo, 'logo.png'), file: '/pack/logo.png' }, { info: info('c'.repeat(64), 'other.png'), file: '/x' }],
  },
  design,
  asksConsent: false,
};
const job: Job = { row: 1, point: { name: 'Ana', photo: { asset: face } }, template: 'd', size, type: 'jpeg', file: '1-ana.jpg', alt: 'Ana', problems: [] };

const identity = (of: Partial<Job> = {}, on: Ground = ground, quality = 90, palette = false): string => createIdentities(on, { quality, palette })({ ...job, ...of });
const withPictures = (change: (picture: Ground['kit']['pictures'][number]) => Ground['kit']['pictures'][number]): Ground => ({
  ...ground,
  kit: { ...ground.kit, pictures: ground.kit.pictures.map(change) },
});
const renamed = (id: string): Ground => withPictures((picture) => (picture.info.id === id ? { ...picture, info: { ...picture.info, name: 'new.png' } } : picture));

it.each<readonly [string, string]>([
  ['another value of the point', identity({ point: { ...job.point, name: 'Ann' } })],
  ['another photo', identity({ point: { ...job.point, photo: { asset: 'b'.repeat(64) } } })],
  ['what is known of its photo', identity({}, renamed(face))],
  ['what is known of the brand’s logo', identity({}, renamed(logo))],
  ['another size', identity({ size: { ...size, id: 'y', width: 900 } })],
  ['another limit of the size', identity({ size: { ...size, maxBytes: 1000 } })],
  ['another type', identity({ type: 'png' })],
  ['another alt text', identity({ alt: 'Ana smiles' })],
  ['another file', identity({ file: 'ana.jpg' })],
  ['another quality', identity({}, ground, 91)],
  ['fewer colours allowed', identity({}, ground, 90, true)],
  ['another design', identity({}, { ...ground, design: { ...design, altPattern: '{name}' } })],
  ['another brand', identity({}, { ...ground, kit: { ...ground.kit, brand: { ...ground.kit.brand, name: 'C' } } })],
  ['another font', identity({}, { ...ground, kit: { ...ground.kit, fonts: [{ face: { id: 'other', family: 'F', weight: 400, italic: false }, file: '/fonts/f.ttf' }] } })],
  ['that people were asked for their consent', identity({}, { ...ground, asksConsent: true })],
])('%s makes it another', (_, other) => {
  expect(other).not.toBe(identity());
  expect(other).toMatch(/^[0-9a-f]{32}$/);
});

it.each<readonly [string, string]>([
  ['the number of its row', identity({ row: 7 })],
  ['what a row knows of its problems', identity({ problems: [{ check: 'photo', severity: 'warning', message: 'small' }] })],
  ['where files lie', identity({}, withPictures((picture) => ({ ...picture, file: '/elsewhere' })))],
  ['pictures of other rows', identity({}, { ...ground, kit: { ...ground.kit, pictures: ground.kit.pictures.slice(0, 2) } })],
])('%s does not', (_, same) => {
  expect(same).toBe(identity());
});
