// Electron as far as main's wiring uses it: it records what it is told, and plays the person and the page.

import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

type Answer<T> = (value: T) => void;

export interface FakeSession extends EventEmitter {
  handler?: (request: Request) => Promise<Response>;
  requestPermission?: (contents: null, permission: string, answer: Answer<boolean>, details: { requestingUrl: string; isMainFrame: boolean }) => void;
  checkPermission?: (contents: null, permission: string, origin: string, details: { isMainFrame: boolean }) => boolean;
  checkDevice?: () => boolean;
  share?: (request: null, answer: Answer<unknown>) => void;
  beforeRequest?: (details: { url: string }, answer: Answer<{ cancel: boolean }>) => void;
  isSpellCheckerOn: boolean;
}

export class FakeContents extends EventEmitter {
  openHandler?: (details: { url: string }) => { action: string };
  reloads = 0;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
  reload(): void {
    this.reloads += 1;
  }
}

export class FakeWindow extends EventEmitter {
  static getFocusedWindow(): FakeWindow | null {
    return state.windows[0] ?? null;
  }
  readonly options: Record<string, unknown>;
  readonly webContents = new FakeContents();
  readonly done: string[] = [];
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    state.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.done.push(`load ${url}`);
  }
  show(): void {
    this.done.push('show');
  }
  focus(): void {
    this.done.push('focus');
  }
  maximize(): void {
    this.done.push('maximize');
  }
  restore(): void {
    this.done.push('restore');
  }
  isMinimized(): boolean {
    return true;
  }
  isMaximized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
  getNormalBounds(): object {
    return { x: 10, y: 20, width: 900, height: 700 };
  }
}

function createSession(): FakeSession {
  const made: FakeSession = Object.assign(new EventEmitter(), { isSpellCheckerOn: true });
  return Object.assign(made, {
    protocol: { handle: (_scheme: string, handler: FakeSession['handler']) => void (made.handler = handler) },
    webRequest: { onBeforeRequest: (listener: FakeSession['beforeRequest']) => void (made.beforeRequest = listener) },
    setPermissionRequestHandler: (handler: FakeSession['requestPermission']) => void (made.requestPermission = handler),
    setPermissionCheckHandler: (handler: FakeSession['checkPermission']) => void (made.checkPermission = handler),
    setDevicePermissionHandler: (handler: FakeSession['checkDevice']) => void (made.checkDevice = handler),
    setDisplayMediaRequestHandler: (handler: FakeSession['share']) => void (made.share = handler),
    setSpellCheckerEnabled: (isOn: boolean) => void (made.isSpellCheckerOn = isOn),
  });
}

export interface FakeMenuItem {
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly FakeMenuItem[];
  readonly click?: () => void;
}

/** All that happened. */
export const state = {
  windows: [] as FakeWindow[],
  done: [] as string[],
  opened: [] as string[],
  errors: [] as string[],
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  /** What the person answers in the system's dialogs; '' where they cancel. */
  chosenFile: '',
  menu: [] as FakeMenuItem[],
  recent: [] as string[],
  isFirst: true,
  userData: '',
};

export const session = { defaultSession: createSession() };

export const app = Object.assign(new EventEmitter(), {
  isPackaged: true,
  requestSingleInstanceLock: () => state.isFirst,
  enableSandbox: () => void state.done.push('sandbox'),
  setAppUserModelId: () => undefined,
  whenReady: async () => void state.done.push('ready'),
  getPath: () => state.userData,
  addRecentDocument: (path: string) => void state.recent.push(path),
  quit: () => void state.done.push('quit'),
  exit: (code: number) => void state.done.push(`exit ${code}`),
});

export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof state.schemes) => {
    state.done.push('scheme');
    state.schemes.push(...schemes);
  },
};
/** Seals by turning every byte over, and counts what it sealed. */
export const safeStorage = {
  sealed: 0,
  isEncryptionAvailable: () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  encryptString(text: string): Buffer {
    safeStorage.sealed += 1;
    return Buffer.from(Buffer.from(text, 'utf8').map((byte) => byte ^ 0xff));
  },
  decryptString: (sealed: Buffer): string => Buffer.from(sealed.map((byte) => byte ^ 0xff)).toString('utf8'),
};
export const shell = { openExternal: async (url: string) => void state.opened.push(url) };
export const dialog = {
  showErrorBox: (_title: string, text: string) => void state.errors.push(text),
  showOpenDialog: async () => ({ filePaths: state.chosenFile === '' ? [] : [state.chosenFile] }),
  showSaveDialog: async () => ({ filePath: state.chosenFile, canceled: state.chosenFile === '' }),
};
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };
export const nativeTheme = { shouldUseDarkColors: false };
export const Menu = { setApplicationMenu: (menu: FakeMenuItem[]) => void (state.menu = menu), buildFromTemplate: (template: FakeMenuItem[]) => template };
export const BrowserWindow = FakeWindow;
export const ipcMain = new EventEmitter();

/** The frame that `ipcRenderer` speaks for; tests change it to play strangers. */
export const sender: { frame: { url: string; parent: unknown } | null } = { frame: { url: 'point://studio/', parent: null } };

export const ipcRenderer = {
  postMessage(channel: string, _message: unknown, ports: MessagePort[]): void {
    ipcMain.emit(channel, { senderFrame: sender.frame, ports: ports.map(mainPort) });
  },
};

/** A port as main sees it: its messages come wrapped, and it must be started. */
function mainPort(port: MessagePort) {
  const waiting: unknown[] = [];
  let hear: ((data: unknown) => void) | undefined;
  let isStarted = false;
  const flush = (): void => {
    if (isStarted && hear) waiting.splice(0).forEach(hear);
  };
  port.on('message', (data: unknown) => {
    waiting.push(data);
    flush();
  });
  return {
    on(event: string, listener: (event: { data: unknown }) => void) {
      if (event === 'message') hear = (data) => listener({ data });
      else port.on(event, () => listener({ data: undefined }));
    },
    start(): void {
      isStarted = true;
      flush();
    },
    postMessage: (message: unknown) => port.postMessage(message),
    close: () => port.close(),
  };
}

/** A pair of ports, as `new MessageChannel()` in the page. */
export function portPair(): MessageChannel {
  return new MessageChannel();
}
