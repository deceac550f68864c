// Publer's bulk CSV: twelve columns, all kept, alt texts along with the pictures. Source: Publer's template and help page, 2026.

import { dayAndTime } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

const header = [
  'Date - Intl. format or prompt',
  'Text',
  'Link(s) - Separated by comma for FB carousels',
  'Media URL(s) - Separated by comma',
  'Title - For the video, pin, PDF ..',
  'Label(s) - Separated by comma',
  'Alt text(s) - Separated by ||',
  'Comment(s) - Separated by ||',
  'Pin board, FB album, or Google category',
  'Post subtype - I.e. story, reel, PDF ..',
  'CTA - For Facebook links or Google',
  'Reminder - For stories, reels, shorts, and TikToks',
];

export const publer: Scheduler = {
  id: 'publer',
  name: 'Publer',
  header: () => header,
  cells: ({ wall, caption, pictures }) => [
    dayAndTime(wall).join(' '),
    caption,
    '',
    pictures.map(({ file }) => file).join(','),
    '',
    '',
    // What parts alt texts must not be in one.
    pictures.map(({ alt }) => alt.replaceAll('||', '| |')).join('||'),
    ...Array.from({ length: 5 }, () => ''),
  ],
  isPerNetwork: true,
  mostPictures: Number.POSITIVE_INFINITY,
  hasAlts: true,
  notes: ['Choose the accounts when you upload the file.'],
};
