// Folders of their own for tests, removed when they are over.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

function newFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'point-studio-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A new, empty folder for one test. */
export function makeFolder(): string {
  const { path, remove } = newFolder();
  onTestFinished(remove);
  return path;
}

/** A new, empty folder for all tests of a file or a `describe`. */
export function makeSharedFolder(): string {
  const { path, remove } = newFolder();
  afterAll(remove);
  return path;
}
