import { describe, expect, it } from 'vitest';
import type { Host } from '../../../main/host.ts';
import { start, type StartOptions, type Surroundings } from '../../../main/start/program.ts';

const usual: StartOptions = { browserOnly: false, addressOnly: false, port: undefined };
const chromium = { name: 'Chromium', file: '/usr/bin/chromium' };

/** A computer on which nothing is installed, to be furnished by each test. */
function computer(furniture: Partial<Surroundings> = {}) {
  const said: string[] = [];
  const done: string[] = [];
  const stop = new AbortController();
  let pages = 0;
  let tell: ((count: number) => void) | undefined;
  let links = 0;
  const host: Host = {
    url: 'http://127.0.0.1:1/',
    port: 1,
    bootUrl: 'http://127.0.0.1:1/#boot=first',
    newBootUrl: () => `http://127.0.0.1:1/#boot=new${++links}`,
    pages: () => pages,
    close: async () => void done.push('host closed'),
  };
  const setPages = (count: number): void => {
    pages = count;
    tell?.(count);
  };
  const around: Surroundings = {
    hasScreen: true,
    hasKeyboard: true,
    say: (line) => said.push(line),
    findElectron: () => undefined,
    fetchElectron: async () => 'this computer is offline',
    runElectron: async () => 0,
    findBrowser: () => undefined,
    startHost: async (onPages) => {
      tell = onPages;
      return host;
    },
    openWindow: async () => ({ gone: new Promise(() => undefined), close: () => done.push('window closed') }),
    onLinkWanted: () => () => done.push('links closed'),
    signal: stop.signal,
    wait: async () => undefined,
    ...furniture,
  };
  return { around, said, done, setPages, stop: () => stop.abort() };
}

describe('npm start', () => {
  it('runs Electron where it is there, and ends with it', async () => {
    const { around, said } = computer({ findElectron: () => '/electron', runElectron: async (file) => (file === '/electron' ? 7 : 1) });
    expect(await start(usual, around)).toBe(7);
    expect(said).toEqual([]);
  });

  it('fetches Electron where it can', async () => {
    let found: string | undefined;
    const { around } = computer({
      findElectron: () => found,
      fetchElectron: async () => void (found = '/fetched'),
      runElectron: async (file) => (file === '/fetched' ? 0 : 1),
    });
    expect(await start(usual, around)).toBe(0);
  });

  it('says in one line why there is no Electron, opens a window, and ends when it is closed', async () => {
    const window = Promise.withResolvers<number>();
    const { around, said, done, setPages } = computer({
      findBrowser: () => chromium,
      openWindow: async (_browser, url) => {
        said.push(url);
        return { gone: window.promise, close: () => done.push('window closed') };
      },
    });
    const ended = start(usual, around);
    await expect.poll(() => said).toEqual([
      'Electron is not here and could not be fetched: this computer is offline. Opening the studio in Chromium; Ctrl+C or closing the window ends it.',
      'http://127.0.0.1:1/#boot=first',
    ]);
    setPages(1);
    setPages(0);
    window.resolve(0);
    expect(await ended).toBe(0);
    expect(done).toEqual(['window closed', 'links closed', 'host closed']);
  });

  it('stays while a page is open, when the browser handed over to one that runs already', async () => {
    const { around, setPages, done } = computer({ findBrowser: () => chromium, openWindow: async () => ({ gone: Promise.resolve(0), close: () => undefined }) });
    let hasEnded = false;
    const ended = start({ ...usual, browserOnly: true }, { ...around, wait: () => new Promise((resolve) => setImmediate(resolve)) }).then(() => (hasEnded = true));
    setPages(1);
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    expect(hasEnded).toBe(false);
    setPages(0);
    await ended;
    expect(done).toContain('host closed');
  });

  it('ends when its window was closed though the browser still runs', async () => {
    const { around, setPages, done } = computer({ findBrowser: () => chromium });
    const waits: number[] = [];
    const ended = start({ ...usual, browserOnly: true }, { ...around, wait: async (ms) => void waits.push(ms) });
    await new Promise((resolve) => setImmediate(resolve));
    setPages(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([]);
    setPages(0);
    expect(await ended).toBe(0);
    expect(waits).toEqual([30_000]);
  });

  it('prints the address when the browser cannot show a window', async () => {
    const { around, said, stop } = computer({ findBrowser: () => chromium, openWindow: async () => ({ gone: Promise.resolve('spawn EACCES'), close: () => undefined }) });
    const ended = start({ ...usual, browserOnly: true }, around);
    await expect.poll(() => said.at(-1)).toBe('Chromium could not show the studio (spawn EACCES). Open this link by hand: http://127.0.0.1:1/#boot=new1');
    stop();
    expect(await ended).toBe(0);
  });

  it('prints the address where there is no screen, without looking for Electron, and a new one when asked', async () => {
    let ask: (() => void) | undefined;
    const { around, said, stop, done } = computer({
      hasScreen: false,
      findElectron: () => {
        throw new Error('looked for');
      },
      onLinkWanted: (listener) => {
        ask = listener;
        return () => undefined;
      },
    });
    const ended = start(usual, around);
    await expect.poll(() => said.at(-1)).toBe('http://127.0.0.1:1/#boot=first');
    expect(said[0]).toMatch(/^There is no screen here\. Open the studio in Chromium/);
    ask?.();
    expect(said.at(-1)).toBe('A new link, good for one use: http://127.0.0.1:1/#boot=new1');
    stop();
    expect(await ended).toBe(0);
    expect(done).toEqual(['host closed']);
  });

  it('opens a browser when Electron is there but does not start', async () => {
    const { around, said, stop } = computer({ findElectron: () => '/electron', runElectron: async () => 'exit code 127', findBrowser: () => chromium });
    const ended = start(usual, around);
    await expect.poll(() => said[0]).toMatch(/^Electron did not start: exit code 127\. Opening the studio in Chromium/);
    stop();
    expect(await ended).toBe(0);
  });

  it('ends cleanly with Ctrl+C while a window is open', async () => {
    const { around, said, stop, done } = computer({ findBrowser: () => chromium });
    const ended = start({ ...usual, browserOnly: true }, around);
    await expect.poll(() => said).toHaveLength(1);
    stop();
    expect(await ended).toBe(0);
    expect(done).toEqual(['window closed', 'links closed', 'host closed']);
  });
});
