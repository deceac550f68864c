// Hootsuite's bulk composer: three columns without a header. Sources are third parties' (no page of Hootsuite's own could be read), which
// its note says.

import { dayAndTime, dayText } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';

export const hootsuite: Scheduler = {
  id: 'hootsuite',
  name: 'Hootsuite',
  header: () => [],
  cells: ({ wall, caption }) => [`${dayText(wall, 'mdy', '/')} ${dayAndTime(wall)[1]}`, caption, ''],
  isPerNetwork: true,
  mostRows: 350,
  mostPictures: 0,
  hasAlts: false,
  notes: [
    'Choose the date format mm/dd/yyyy hh:mm and the accounts when you upload the file; what is scheduled already counts towards its 350 posts.',
    'Add the pictures by hand when you review the posts.',
    'This form is not confirmed by Hootsuite itself: look at its preview before you schedule.',
  ],
};
