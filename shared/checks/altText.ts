// The picture would leave without alt text.

import type { Check } from './check.ts';

export const altTextCheck: Check = {
  id: 'alt-text',
  name: 'Alt text missing',
  severity: 'warning',
  blocks: false,
  find({ alt }) {
    return alt.trim() === '' ? [{ message: 'There is no alt text: say in a sentence what the picture shows.', field: 'alt' }] : [];
  },
};
