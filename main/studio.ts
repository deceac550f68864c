// Makes the parts of the studio and joins them: every entry (Electron, the browser host, the command line) opens one and asks
// it. What a command does not touch is not opened.

import { join } from 'node:path';
import { Fault } from '../shared/fault.ts';
import type { OpenedFile, StudioEvent } from '../shared/api.ts';
import type { NativeMenu } from '../shared/nativeMenu.ts';
import { networkFor, type AccountState } from '../shared/account.ts';
import { findNetwork } from '../shared/networks/index.ts';
import type { NetworkTable } from '../shared/networks/network.ts';
import { bundledPackFile } from './here.ts';
import { createEvents, type Events } from './events.ts';
import { libraryFolder } from './library/home.ts';
import { openLibrary, type Library } from './library/library.ts';
import { loadNetworks } from './networks.ts';
import { PackStore } from './packs/store.ts';
import { createPress, type Press } from './press/press.ts';
import { createAccounts, type Accounts } from './accounts/accounts.ts';
import { createPublishing, type Publishing } from './accounts/publishing.ts';
import { createEngine, type Engine } from './posting/engine.ts';
import { createQueue, type Queue } from './posting/queue.ts';
import { isPaused, wasPausedAt } from './posting/pause.ts';
import type { Sealing } from './secrets/desktop.ts';
import { openSecrets, type Secrets } from './secrets/open.ts';

/** What asks a person for a file of the disk, where the studio has a window of its own; they answer whole paths, or nothing. */
export interface FileDialogs {
  choose(): Promise<string | undefined>;
  chooseTarget(name: string): Promise<string | undefined>;
}

/** A design waiting to be shown. */
export interface OpenedFromOutside {
  put(opened: OpenedFile): void;
  /** Answers each once. */
  take(): OpenedFile | undefined;
}

function createOpenedFromOutside(onPut: (id: string) => void): OpenedFromOutside {
  let waiting: OpenedFile | undefined;
  return {
    put(opened) {
      waiting = opened;
      onPut(opened.id);
    },
    take() {
      const opened = waiting;
      waiting = undefined;
      return opened;
    },
  };
}

export interface StudioOptions {
  /** Folder of the library; POINT_STUDIO_HOME, then the system's data folder, where it is not named. */
  readonly library?: string;
  readonly host: 'electron' | 'browser' | 'cli';
  /** Threads that make pictures; one a processor if absent. */
  readonly workers?: number;
  readonly clock?: () => Date;
  /** What seals secrets, in Electron. */
  readonly sealing?: Sealing;
  readonly fileDialogs?: FileDialogs;
  /** Shows the page's commands in the menu bar of the desktop. */
  readonly showMenu?: (menus: readonly NativeMenu[], recentLabel: string) => void;
  /** Asks a person for the passphrase of the secrets; absent where nobody can be asked. */
  readonly askPassphrase?: () => Promise<string>;
  /** Hears of what went wrong where nobody waits for an answer. */
  readonly onFault?: (fault: Fault) => void;
}

export interface Studio {
  readonly host: StudioOptions['host'];
  /** Absent where nobody can be asked. */
  readonly fileDialogs?: FileDialogs;
  readonly showMenu: (menus: readonly NativeMenu[], recentLabel: string) => void;
  readonly library: Library;
  readonly networks: NetworkTable;
  readonly packs: PackStore;
  readonly press: Press;
  readonly queue: Queue;
  readonly engine: Engine;
  readonly accounts: Accounts;
  readonly publishing: Publishing;
  readonly secrets: Pick<Secrets, 'keeper' | 'lock' | 'unlock'>;
  readonly events: Events<StudioEvent>;
  /** The design that a file opened from outside came to, until a page takes it. */
  readonly openedFromOutside: OpenedFromOutside;
  readonly clock: () => Date;
  /** Hears of what went wrong where nobody waits for an answer. */
  readonly onFault: (fault: Fault) => void;
  /** Has something end with the studio, before its library is closed. */
  onClose(end: () => Promise<void>): void;
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
  const endings: (() => Promise<void>)[] = [];
  const press = createPress(options.workers === undefined ? {} : { workers: options.workers });
  const { database, settings } = library;
  const accounts = createAccounts({ database, clock });
  const { sealing, askPassphrase } = options;
  const environment = process.env;
  const secrets = openSecrets({ folder, environment, ...(sealing ? { sealing } : {}), ...(askPassphrase ? { askPassphrase } : {}) });
  const publishing = createPublishing({ accounts, secrets, clock, environment });
  const events = createEvents<StudioEvent>();
  /** It may have been removed while it was used. */
  const tellState = (id: string, state: AccountState): void => {
    const account = accounts.find(id);
    if (!account || account.state === state) return;
    accounts.setState(id, state);
    events.send({ type: 'accountsChanged', id });
  };
  return {
    host: options.host,
    ...(options.fileDialogs ? { fileDialogs: options.fileDialogs } : {}),
    showMenu: options.showMenu ?? (() => undefined),
    library,
    networks: table,
    packs,
    press,
    queue: createQueue({ database, clock }),
    engine: createEngine({
      database,
      assets: library.assets,
      networks: table,
      clock,
      connectorOf: (delivery) => publishing.connectorOf(delivery),
      networkOf({ network: id, account }) {
        const network = findNetwork(table, id);
        const own = accounts.find(account);
        return network && own ? networkFor(network, own) : network;
      },
      isPaused: () => isPaused(settings),
      wasPausedAt: (ms) => wasPausedAt(settings, ms),
      onSignInNeeded: (account) => tellState(account, 'signInNeeded'),
      onPublished: (account) => tellState(account, 'ready'),
      onFault,
    }),
    accounts,
    publishing,
    secrets,
    events,
    openedFromOutside: createOpenedFromOutside((id) => events.send({ type: 'designOpened', id })),
    clock,
    onFault,
    onClose: (end) => void endings.push(end),
    async close() {
      await Promise.all(endings.splice(0).map((end) => end()));
      await press.close();
      library.close();
    },
  };
}
