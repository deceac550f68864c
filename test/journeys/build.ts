// Before the journeys: everything is built from the sources as they are.

import { ensureBuilt } from '../../main/build/build.ts';

// Playwright takes the default export of a set-up file.
export default async function prepare(): Promise<void> {
  await ensureBuilt();
}
