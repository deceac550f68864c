// Makes the parts of the studio and joins them: every entry (Electron, the browser host, the command line) opens one and asks
// it. What a command does not touch is not opened.

import { join } from 'node:path';
import { Fault } from '../shared/fault.ts';
import type { StudioEvent } from '../shared/api.ts';
import type { NetworkTable } from '../shared/networks/network.ts';
import { bundledPackFile } from './here.ts';
import { createEvents, type Events } from './events.ts';
import { libraryFolder } from './library/home.ts';
import { openLibrary, type Library } from './library/library.ts';
import { loadNetworks } from './networks.ts';
import { PackStore } from './packs/store.ts';
import { createPress, type Press } from './press/press.ts';
import { createEngine, type Engine } from './posting/engine.ts';
import { createQueue, type Queue } from './posting/queue.ts';

export interface StudioOptions {
  /** Folder of the library; POINT_STUDIO_HOME, then the system's data folder, where it is not named. */
  readonly library?: string;
  readonly host: 'electron' | 'browser' | 'cli';
  /** Threads that make pictures; one a processor if absent. */
  readonly workers?: number;
  readonly clock?: () => Date;
  /** Hears of what went wrong where nobody waits for an answer. */
  readonly onFault?: (fault: Fault) => void;
}

export interface Studio {
  readonly host: StudioOptions['host'];
  readonly library: Library;
  readonly networks: NetworkTable;
  readonly packs: PackStore;
  readonly press: Press;
  readonly queue: Queue;
  readonly engine: Engine;
  readonly events: Events<StudioEvent>;
  readonly clock: () => Date;
  /** Hears of what went wrong where nobody waits for an answer. */
  readonly onFault: (fault: Fault) => void;
  close(): Promise<void>;
}

/** Opens the studio over a library, making the library where there is none. Throws a Fault (`storage`) that says why it cannot. */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const clock = options.clock ?? (() => new Date());
  const onFault = options.onFault ?? ((fault) => process.stderr.write(`point-studio: ${fault.message}\n`));
  const folder = libraryFolder(options.library);
  const [library, { table, notice }] = await Promise.all([openLibrary(folder, { clock }), loadNetworks(folder)]);
  if (notice !== '') onFault(new Fault('input', notice));
  const packs = new PackStore({ folder: join(folder, 'packs'), assets: library.assets, bundledFile: bundledPackFile });
  const press = createPress(options.workers === undefined ? {} : { workers: options.workers });
  return {
    host: options.host,
    library,
    networks: table,
    packs,
    press,
    queue: createQueue({ database: library.database, clock }),
    engine: createEngine({ database: library.database, assets: library.assets, networks: table, clock, onFault }),
    events: createEvents(),
    clock,
    onFault,
    async close() {
      await press.close();
      library.close();
    },
  };
}
