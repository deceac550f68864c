// The library opened: its folder, database, files, designs, pictures and settings. What a folder named by a person holds:
// `library.sqlite`, `assets/`, `backups/`, and `networks.json` where facts were updated.

import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open.ts';
import { createAssetStore } from './assets.ts';
import type { AssetStore } from './assets.ts';
import { createDesignFiles } from './designFiles.ts';
import type { DesignFiles } from './designFiles.ts';
import { createDesignStore } from './designs.ts';
import type { DesignStore } from './designs.ts';
import { makeLibraryFolder } from './home.ts';
import { createPictureCatalogue } from './pictures.ts';
import type { PictureCatalogue } from './pictures.ts';
import { createSettings } from './settings.ts';
import type { Settings } from './settings.ts';

export interface Library {
  readonly folder: string;
  readonly database: Database;
  readonly assets: AssetStore;
  readonly designs: DesignStore;
  /** Which design belongs to which file of the disk. */
  readonly files: DesignFiles;
  readonly pictures: PictureCatalogue;
  readonly settings: Settings;
  close(): void;
}

/** Opens the library in a folder, making it where there is none. Throws a Fault (`storage`) that says why it cannot be used. */
export async function openLibrary(folder: string, options: { readonly clock?: () => Date } = {}): Promise<Library> {
  const clock = options.clock ?? (() => new Date());
  await makeLibraryFolder(folder);
  const database = openDatabase(join(folder, 'library.sqlite'));
  return {
    folder,
    database,
    assets: createAssetStore(join(folder, 'assets')),
    designs: createDesignStore({ database, clock }),
    files: createDesignFiles(database),
    pictures: createPictureCatalogue(database),
    settings: createSettings(database),
    close: () => database.close(),
  };
}
