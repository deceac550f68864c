// The bundled pack as the press takes it, built from its source folder; and points that try its templates.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Design } from '../../shared/design.ts';
import type { Point } from '../../shared/point.ts';
import { isRecord } from '../../shared/record.ts';
import type { Size } from '../../shared/size.ts';
import { shapeClasses, type ShapeClass } from '../../shared/size.ts';
import { inRoot } from '../../main/here.ts';
import { buildPack } from '../../main/packs/build.ts';
import { openPack, type OpenPack } from '../../main/packs/open.ts';
import { inspectPicture } from '../../main/pictures/inspect.ts';
import { createKitLoader, type ExportKit, type LoadedKit } from '../../main/press/kit.ts';

export const packFolder = inRoot('./assets/packs/make-your-point');
export const samplesFolder = inRoot('./assets/samples');

/** Ids of the pack's templates, in the order of its manifest: what suites run over. */
export const templateIds: readonly string[] = templatePathsOf(JSON.parse(readFileSync(join(packFolder, 'pack.json'), 'utf8'))).map((path) => basename(path, '.json'));

function templatePathsOf(manifest: unknown): readonly string[] {
  const paths = isRecord(manifest) ? manifest['templates'] : undefined;
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
}

/** Fonts and pictures are read where they lie in the source folder, so nothing is written. */
export async function bundledKit(): Promise<{ readonly pack: OpenPack; readonly kit: ExportKit; readonly loaded: LoadedKit; readonly photos: SamplePhotos }> {
  const pack = await openPack(await buildPack(packFolder), 'the bundled pack');
  const { manifest, brand } = pack;
  const pictureFiles = [
    ...manifest.pictures.map(({ path }) => join(packFolder, path)),
    ...Object.values(photoFiles).map((path) => join(samplesFolder, path)),
  ];
  const pictures = await Promise.all(pictureFiles.map(async (file) => ({ info: await inspectPicture(await readFile(file), file), file })));
  const fonts = manifest.fonts.map(({ path, sha256, family, weight, italic }) => ({
    face: { id: sha256, family, weight, italic },
    file: join(packFolder, path),
  }));
  const kit: ExportKit = { brand, fonts, pictures };
  const idOf = (path: string): string => pictures.find(({ file }) => file === join(samplesFolder, path))!.info.id;
  return { pack, kit, loaded: await createKitLoader().load(kit), photos: { dark: idOf(photoFiles.dark), pale: idOf(photoFiles.pale) } };
}

const photoFiles = { dark: 'photos/night-village.jpg', pale: 'photos/dawn-power-lines.jpg' } as const;

/** Asset ids of a dark and a pale photo. */
export type SamplePhotos = Readonly<Record<keyof typeof photoFiles, string>>;

const storySafeZone = { top: 270, right: 65, bottom: 385, left: 65 };

/** One size a shape class: its frame, the story with the safe zone of Instagram. */
export const classSizes: readonly Size[] = shapeClasses.map(({ id, name, frame }) => ({
  ...frame,
  id,
  name,
  network: 'test',
  use: 'post',
  recommended: false,
  types: ['png'],
  confidence: 'official',
  limitsConfidence: 'official',
  sources: [],
  ...(id === 'story' ? { safeZone: storySafeZone } : {}),
}));

/** From square to wide, the order of a contact sheet. */
const sheetOrder: readonly ShapeClass[] = ['square', 'portrait', 'story', 'landscape', 'card'];
export const sheetSizes: readonly Size[] = sheetOrder.map((shape) => classSizes.find(({ id }) => id === shape)!);

/** Values for templates that show several facts, in a list, over years, or beside each other. */
function facts(words: readonly string[], before: string, after: string): Point {
  const each = [1, 2, 3, 4, 5].flatMap((number) => {
    const fact = words[(number - 1) % words.length]!;
    return [
      [`fact${number}`, fact],
      [`event${number}`, Array.from(fact).slice(0, 32).join('').trim()],
      [`year${number}`, String(2005 + 5 * number)],
    ] as const;
  });
  return { ...Object.fromEntries(each), before, after, goal: after, change: Array.from(words[0]!).slice(0, 60).join('').trim() };
}

const empty = { callToAction: '', hashtag: '', source: '', unit: '', place: '', role: '', credit: '', time: '', link: '', change: '', fact2: '', fact3: '', year4: '', event4: '', year5: '', event5: '' };

/** Points that a good template holds, by what they try. Each is laid over the template's own sample. */
export function tryingPoints(photos: SamplePhotos): Readonly<Record<string, Point>> {
  return {
    sample: {},
    'no photo': { photo: '', credit: '' },
    'a dark photo': { photo: { asset: photos.dark } },
    'a pale photo': { photo: { asset: photos.pale } },
    'very short': { claim: 'Light for us', figure: '5', unit: 'people', name: 'Li', place: 'Oslo', role: 'Nurse', ...facts(['Light for us'], '5', '9'), date: '1 May', time: '9:00' },
    'very long': {
      claim: 'Half of all the clinics in our district have no light after sunset, so nurses hold their telephones over mothers giving birth in the night.',
      figure: '1 de cada 8',
      unit: 'of those without power, by 2030',
      name: 'Maximiliane Wolfeschlegelsteinhausen',
      place: 'Llanfairpwllgwyngyll, Wales',
      role: 'Community organiser and solar engineer',
      source: 'IEA, IRENA, UN Statistics Division, World Bank and World Health Organization: Tracking SDG 7, 2025',
      callToAction: 'Write to your representative and ask for energy for all',
      ...facts(
        [
          'Half of the clinics in our district have no light, so nurses hold up telephones.',
          'Children walk for an hour to a school that has a lamp, and do their homework there.',
          'A refrigerator for vaccines needs less than the lamps of a shop window at night.',
        ],
        '1,234,567',
        '12,345,678',
      ),
      date: 'Donnerstag, 24. September 2026', time: 'from 18:00 to 20:30 (CEST)',
      link: 'https://example.org/energy-for-all/write?from=picture',
    },
    'only what is required': empty,
    Arabic: {
      claim: 'يعتمد على مرفق صحي كهرباؤه متقطعة أو معدومة.',
      figure: '1 من كل 8',
      unit: 'أشخاص',
      name: 'ليلى حداد',
      place: 'عمّان، الأردن',
      role: 'مبرمجة',
      callToAction: 'الكهرباء لكل مركز صحي',
      hashtag: '#أوصل_رسالتك',
      ...facts(['يعيش 666 مليون شخص بلا كهرباء.', 'يطهو 2.1 مليار شخص بدخان في بيوتهم.', 'واحد من كل ثمانية يعتمد على عيادة بلا كهرباء.'], '٤١٤', '٢٧'),
      date: 'السبت 20 يونيو', time: 'من 18:00 إلى 20:00',
      language: 'ar',
    },
    Hindi: {
      claim: '2011 में, संयुक्त राष्ट्र के सतत ऊर्जा वर्ष से ठीक पहले, इनके पास बिजली नहीं थी।',
      figure: '1.4',
      unit: 'अरब लोग',
      name: 'अनन्या शर्मा',
      place: 'जयपुर, भारत',
      role: 'सौर इंजीनियर',
      callToAction: 'नेताओं से कहें: सबको ऊर्जा मिले',
      hashtag: '#अपनी_बात_रखें',
      ...facts(['66.6 करोड़ लोग बिना बिजली के थे।', '2.1 अरब लोग घर के धुएँ में खाना पकाते हैं।', 'हर 8 में से 1 बिना बिजली के क्लिनिक पर निर्भर है।'], '४१४', '२७'),
      date: 'शनिवार, 20 जून', time: '18:00 से 20:00',
      language: 'hi',
    },
  };
}

/** The template's sample with some of it replaced, as a person would who fills in those fields. */
export function pointFor(design: Design, given: Point): Point {
  return { ...design.point, ...given };
}
