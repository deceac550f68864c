// Opens presses, has each start a worker, and closes it while that loads: one after the other at later moments.

import { setTimeout } from 'node:timers/promises';
import { createPress } from '../../../main/press/press.ts';

for (let delayMs = 0; delayMs <= 400; delayMs += 50) {
  const press = createPress({ workers: 1 });
  press.warmUp();
  await setTimeout(delayMs);
  await press.close();
}
console.log('closed');
