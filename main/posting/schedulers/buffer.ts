// Buffer's bulk upload: one channel a file, one picture a post. Source: Buffer's help article 926, 2026.

import { dayAndTime } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

const header = ['Text', 'Image URL', 'Tags', 'Posting Time'];
const forPinterest = [...header, 'Board Name'];

export const buffer: Scheduler = {
  id: 'buffer',
  name: 'Buffer',
  header: (network) => (network === 'pinterest' ? forPinterest : header),
  cells: ({ network, wall, caption, pictures }) => [
    caption,
    pictures[0]?.file ?? '',
    '',
    dayAndTime(wall).join(' '),
    ...(network === 'pinterest' ? [''] : []),
  ],
  isPerNetwork: true,
  mostRows: 100,
  mostPictures: 1,
  pictureEndings: ['.jpg', '.png'],
  hasAlts: false,
  notes: [
    'Choose the one channel when you upload the file; the free plan takes 10 posts at a time.',
    'Pictures may have 5 MB at most. In a file for Pinterest, write the boards into the last column first.',
  ],
};
