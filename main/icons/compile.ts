// Compiles a choice of Phosphor's icons into assets/icons/phosphor.json, which hosts load when somebody looks for one. Run after updating
// the package or the choice:
//   node main/icons/compile.ts

import { icons, type IconEntry } from '@phosphor-icons/core';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import svgpath from 'svgpath';
import { Fault } from '../../shared/fault.ts';
import type { PackedIcon } from '../../shared/icons.ts';
import { isIconPath } from '../../shared/iconPath.ts';
import { inRoot } from '../here.ts';

/** Groups of Phosphor that campaigns draw from. */
const groups: ReadonlySet<string> = new Set([
  'arrows', 'commerce', 'communications', 'finances', 'health & wellness', 'maps & travel', 'nature', 'objects', 'people', 'weather',
]);

/** Single icons of other groups. */
const others: ReadonlySet<string> = new Set([
  'battery-charging', 'battery-empty', 'battery-full', 'battery-low', 'battery-warning', 'calendar', 'calendar-check', 'calendar-dots', 'calendar-heart',
  'check', 'check-circle', 'check-fat', 'checks', 'clock-countdown', 'cloud-slash', 'cell-tower', 'circle', 'download-simple', 'eye', 'eye-slash', 'file-text',
  'fingerprint', 'hand-heart', 'head-circuit', 'cpu', 'info', 'keyhole', 'list-checks', 'magnifying-glass', 'moon', 'pencil-simple', 'play-circle', 'plug',
  'plugs-connected', 'power', 'prohibit', 'puzzle-piece', 'question', 'question-mark', 'exclamation-mark', 'qr-code', 'seal', 'seal-check', 'shield-check',
  'sun', 'triangle', 'square', 'hexagon', 'warning', 'warning-circle', 'wifi-high', 'wifi-slash', 'x', 'x-circle', 'lightning', 'lightning-slash', 'laptop',
  'device-mobile', 'gavel', 'gear', 'gear-six', 'globe', 'house', 'lightbulb', 'lightbulb-filament', 'lock', 'lock-open', 'scales', 'trash', 'upload-simple',
]);

/** Marks of companies (which no licence of drawings gives), and what no campaign draws: mathematics, crypto-currencies, near-doubles. */
const leftOut = [
  /-logo$/, /^currency-(btc|eth|kzt)/, /subset|superset|member-of|tilde|union|intersect|approximate|equals|greater|less-than|radical|^pi$|sigma|math-op|divide/,
  /^(number|letter)-(square|circle)?/, /-(slash|simple|straight|dashed|fat|angular|elbow)(-|$)/, /^arrow-(u|bend|elbow|line|square|fat-lines?|arc)-/,
  /^caret-(circle|line|double)/, /^arrows-(in|out)-/, /^phone-/, /^chat-(centered|teardrop)/, /^user-(circle|focus|gear|list|rectangle|square|switch|minus)/,
  /^text-|trademark|copy(left|right)|contactless|lasso|swatches|eyedropper|magic-wand|usb|cube-|device-(rotate|tablet)|disc$|dice|piano|cassette|vinyl/,
  /^(baseball|football|basketball|beach-ball|boules|bowling|golf|hockey|cricket|ping-pong|racquet|tennis|volleyball|visor|goggles|belt|boot|sock|pants|hoodie|beanie)/,
  /beer|brandy|martini|champagne|wine|cigarette|sword|bomb|knife|axe|skull|ghost|flying-saucer|lego|smiley-(sticker|x-eyes|melting|nervous|wink)/,
  /article|bookmark|hourglass-|plane-(in|landing|takeoff|taxiing|tilt)|engine|headlights|seat|escalator|elevator|steering|tire|jeep|scooter|taxi|app-window|browser/,
  /^(angle|bug-droid|bug-beetle|cheers|disco-ball|pint-glass|numpad|spiral|strategy|spray-bottle|tea-bag|vector-|split-|film-|joystick|game-controller|lectern|onigiri|popsicle|rss|tip-jar|yarn|sticker|speaker-hifi|drone|dress|dresser|coat-hanger|video-conference)/,
  /^(anchor|asterisk|at|cardholder|crosshair|desk|hair-dryer|high-heel|keyhole|metronome|nut|office-chair|paperclip|push-pin|rug|tray|tote|towel|trolley|watch)/,
];

/** Things that have a front and a back, besides what says left or right. */
const faces = /(^|-)(left|right)(-|$)|^(ambulance|bicycle|boat|bus|car|fire-truck|footprints|megaphone|moped|motorcycle|paper-plane-right|person-simple-(bike|hike|run|walk)|police-car|rocket-launch|share-fat|tractor|trend-(up|down)|truck|van|wheelchair-motion)$/;

function isWanted({ name, categories }: IconEntry): boolean {
  if (leftOut.some((pattern) => pattern.test(name))) return others.has(name);
  return others.has(name) || categories.some((category) => groups.has(category));
}

/** Words that campaigns look for, besides Phosphor's own tags. */
const furtherTags: Readonly<Record<string, readonly string[]>> = {
  energy: ['battery-charging', 'battery-full', 'charging-station', 'fire', 'flame', 'gas-pump', 'lightbulb', 'lightbulb-filament', 'lightning', 'lightning-slash', 'nuclear-plant', 'plug', 'plug-charging', 'plugs', 'plugs-connected', 'power', 'solar-panel', 'solar-roof', 'sun', 'wind', 'windmill'],
  electricity: ['charging-station', 'lightbulb', 'lightning', 'lightning-slash', 'plug', 'plug-charging', 'plugs', 'plugs-connected', 'solar-panel', 'solar-roof'],
  light: ['flashlight', 'lamp', 'lamp-pendant', 'lightbulb', 'lightbulb-filament', 'sun'],
  climate: ['cloud-sun', 'factory', 'globe', 'globe-hemisphere-east', 'globe-hemisphere-west', 'leaf', 'planet', 'recycle', 'thermometer-hot', 'tree', 'windmill'],
  justice: ['gavel', 'hand-fist', 'scales'],
  vote: ['check-fat', 'hand', 'megaphone'],
  donate: ['gift', 'hand-coins', 'hand-heart', 'heart', 'piggy-bank'],
  protest: ['hand-fist', 'megaphone', 'signpost', 'users-three'],
  school: ['backpack', 'books', 'chalkboard-teacher', 'graduation-cap', 'student'],
};

const furtherOf = (name: string): readonly string[] => Object.keys(furtherTags).filter((tag) => furtherTags[tag]!.includes(name));

/** Tags that say something to a person looking for it: `*new*` and the like do not. */
const isWord = (tag: string): boolean => !tag.startsWith('*');

/** The one path of an SVG, its arcs as curves, its numbers rounded to tenths in its square of 256. */
function outlineOf(svg: string, name: string): string {
  const paths = [...svg.matchAll(/<path d="([^"]+)"/g)].map((match) => match[1]!);
  const others = /<(circle|rect|ellipse|line|poly)/.test(svg);
  if (paths.length === 0 || others) throw new Fault('input', `${name} is not drawn as paths alone.`);
  const outline = svgpath(paths.join('')).abs().unshort().unarc().round(1).toString().replaceAll('z', 'Z');
  if (!isIconPath(outline)) throw new Fault('input', `${name} has an outline that designs cannot hold.`);
  return outline;
}

function folderOf(weight: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('@phosphor-icons/core')), '../assets', weight);
}

async function outline(name: string, weight: 'fill' | 'bold'): Promise<string> {
  const file = `${name}-${weight}.svg`;
  return outlineOf(await readFile(join(folderOf(weight), file), 'utf8'), file);
}

/** The icons of the choice, by name. */
export async function compileIcons(): Promise<readonly PackedIcon[]> {
  const wanted = icons.filter(isWanted).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return Promise.all(
    wanted.map(async ({ name, tags, categories }) => ({
      name,
      tags: [...new Set([...tags, ...furtherOf(name), ...categories])].filter(isWord),
      solid: await outline(name, 'fill'),
      line: await outline(name, 'bold'),
      directional: faces.test(name),
    })),
  );
}

if (import.meta.main) {
  const compiled = await compileIcons();
  await writeFile(inRoot('./assets/icons/phosphor.json'), JSON.stringify({ icons: compiled }));
  process.stdout.write(`${compiled.length} icons\n`);
}
