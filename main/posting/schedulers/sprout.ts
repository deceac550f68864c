// Sprout Social's bulk scheduling. Source: Sprout Social's help page, 2023 and later; `public_image_url` from a third party.

import { dayAndTime, dayText } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

const header = ['date', 'time_24hr', 'message_text', 'public_image_url'];

export const sprout: Scheduler = {
  id: 'sprout',
  name: 'Sprout Social',
  header: () => header,
  cells: ({ wall, caption, pictures }) => [dayText(wall, 'dmy', '/'), dayAndTime(wall)[1], caption, pictures[0]?.file ?? ''],
  isPerNetwork: true,
  mostRows: 350,
  mostPictures: 1,
  hasAlts: false,
  leastAheadMinutes: 10,
  leastApartMinutes: 10,
  notes: ['Choose the date format dd/mm/yyyy and the profiles when you upload the file; a trial takes 50 posts at a time.'],
};
