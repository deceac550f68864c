// Metricool's calendar import: 97 columns, a column for each network. Source: a template downloaded from Metricool in 2026; templates
// change, so a person's own one can be filled instead (template.ts).

import { dayAndTime } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

/** Its column of each network, in its order. */
export const metricoolNetworks: readonly (readonly [id: string, column: string])[] = [
  ['facebook', 'Facebook'],
  ['x', 'Twitter/X'],
  ['linkedin', 'LinkedIn'],
  ['googleBusiness', 'GBP'],
  ['instagram', 'Instagram'],
  ['pinterest', 'Pinterest'],
  ['tiktok', 'TikTok'],
  ['youtube', 'Youtube'],
  ['threads', 'Threads'],
  ['bluesky', 'Bluesky'],
];
const mostPictures = 10;
const numbered = (name: string): readonly string[] => Array.from({ length: mostPictures }, (_, index) => `${name} ${index + 1}`);

/** Columns that are left empty. */
const unused = [
  'Document title', 'Shortener', 'Video Thumbnail Url', 'Video Cover Frame', 'Twitter/X Can reply', 'Twitter/X Type',
  'Twitter/X Poll Duration minutes', 'Twitter/X Poll Option 1', 'Twitter/X Poll Option 2', 'Twitter/X Poll Option 3',
  'Twitter/X Poll Option 4', 'Pinterest Board', 'Pinterest Pin Title', 'Pinterest Pin Link', 'Pinterest Pin New Format',
  'Instagram Post Type', 'Instagram Show Reel On Feed', 'Instagram Trial Reel Share Automatically', 'Youtube Video Title',
  'Youtube Video Type', 'Youtube Video Privacy', 'Youtube video for kids', 'Youtube AI generated content',
  'Youtube notify subscribers', 'Youtube Video Category', 'Youtube Video Tags', 'Youtube playlist', 'GBP Post Type',
  'Facebook Post Type', 'Facebook Title', 'First Comment Text', 'TikTok Title', 'TikTok disable comments', 'TikTok disable duet',
  'TikTok disable stitch', 'TikTok Post Privacy', 'TikTok Branded Content', 'TikTok Your Brand', 'TikTok Auto Add Music',
  'TikTok Photo Cover Index', 'TikTok musicId', 'TikTok music title', 'TikTok music author', 'TikTok music previewUrl',
  'TikTok music thumbnailUrl', 'TikTok music soundVolume', 'TikTok music originalVolume', 'TikTok music startMillis',
  'TikTok music endMillis', 'TikTok Ai generated content', 'LinkedIn Type', 'LinkedIn Poll Question', 'LinkedIn Poll Option 1',
  'LinkedIn Poll Option 2', 'LinkedIn Poll Option 3', 'LinkedIn Poll Option 4', 'LinkedIn Poll Duration',
  'LinkedIn Show link preview', 'LinkedIn Images as Carousel', 'Threads Reply Control', 'Threads Is Spoiler',
  'Threads Post Type', 'Brand name',
];
const header = ['Text', 'Date', 'Time', 'Draft', ...metricoolNetworks.map(([, column]) => column), ...numbered('Picture Url'), ...numbered('Alt text picture'), ...unused];

export const metricool: Scheduler = {
  id: 'metricool',
  name: 'Metricool',
  header: () => header,
  cells: ({ network, wall, caption, pictures }) => {
    const [day, time] = dayAndTime(wall);
    const ten = Array.from({ length: mostPictures }, (_, index) => pictures[index]);
    return [
      caption,
      day,
      `${time}:00`,
      'FALSE',
      ...metricoolNetworks.map(([id]) => (id === network ? 'TRUE' : 'FALSE')),
      ...ten.map((picture) => picture?.file ?? ''),
      ...ten.map((picture) => picture?.alt ?? ''),
      ...unused.map(() => ''),
    ];
  },
  isPerNetwork: false,
  networks: metricoolNetworks.map(([id]) => id),
  mostPictures,
  hasAlts: true,
  notes: ['If Metricool refuses the file, download its template of today and have that filled: queue hand-over --template FILE.'],
};
