// Every command of the table, run by each of its keys and as the palette runs it: one table of cases, which fails for a command that has none.

import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commands, canRun, type CommandId } from '../../../renderer/commands/commands.ts';
import { commandOf } from '../../../renderer/commands/useCommands.ts';
import type { KeyPress } from '../../../renderer/shell/keys.ts';
import { select, useCanvas } from '../../../renderer/editor/canvasStore.ts';
import { currentDesign, edit, undoStep, useEditor } from '../../../renderer/editor/editorStore.ts';
import { usePanels } from '../../../renderer/editor/panelStore.ts';
import { useView } from '../../../renderer/shell/viewStore.ts';
import { newDesign, writeDesign, type Design, type Element } from '../../../shared/design.ts';
import { rename, setElement } from '../../../shared/edits.ts';
import { newElement } from '../../../shared/elements/index.ts';
import { startHistory } from '../../../shared/history.ts';
import { readNetworks } from '../../../shared/networks/index.ts';
import { duplicatePage } from '../../../shared/pages.ts';
import { assets as plainAssets, brand } from '../../shared/scenes.ts';

const networks = readNetworks(JSON.parse(readFileSync(new URL('../../../assets/networks.json', import.meta.url), 'utf8')));
const plain = plainAssets();
const assets = { ...plain, lettering: { fonts: plain.fonts, emoji: { keys: new Set<string>(), shapes: () => [] } } };

function shape(id: string, x: number, y: number): Element {
  return newElement('shape', id, { name: id, x, y, width: 100, height: 80 });
}

const inner = shape('inner', 10, 10);
const group = newElement('group', 'group', { name: 'Pair', x: 100, y: 600, width: 300, height: 200, children: [inner, shape('other', 150, 40)] });
const words = newElement('text', 'words', { name: 'words', x: 400, y: 60, width: 300, height: 90, runs: [{ text: 'Light' }] });
const elements = [shape('a', 50, 60), shape('b', 260, 210), shape('c', 300, 800), words, group];
const design: Design = newDesign({
  id: 'one',
  name: 'One',
  pages: [{ id: 'page-1', background: { type: 'solid', colour: 'background' }, elements, layouts: [], guides: [{ axis: 'x', at: 0.5 }] }],
});

type Case =
  /** With these selected it changes the design, in a step that undo takes back. */
  | { readonly changes: readonly string[] }
  /** With these selected it changes what is selected or shown. */
  | { readonly shows: readonly string[] }
  /** It asks main, or the save loop, for this. */
  | { readonly asks: string }
  /** It needs the page itself: the journey or test that runs it. */
  | { readonly seenIn: string };

interface Prepared {
  /** What must be so before. */
  readonly before?: () => void;
}

const one: Case = { changes: ['a'] };
const three: Case = { changes: ['a', 'b', 'c'] };
const shown: Case = { shows: [] };
const text: Case = { changes: ['words'] };
const canvas: Case = { seenIn: 'test/journeys/canvas.spec.ts' };
const sheet: Case = { seenIn: 'test/journeys/spreadsheet.spec.ts' };
const queue: Case = { seenIn: 'test/journeys/queue.spec.ts' };
const library: Case = { seenIn: 'test/journeys/library.spec.ts' };
const exporting: Case = { seenIn: 'test/journeys/export.spec.ts' };

const hasPages: Prepared = { before: () => edit((now) => duplicatePage(duplicatePage(now, 0), 0)) };
const onSecondPage: Prepared = {
  before: () => {
    hasPages.before?.();
    useCanvas.setState({ page: 1 });
  },
};

const cases: Readonly<Record<CommandId, Case & Prepared>> = {
  'arrange.group': { changes: ['a', 'b'] },
  'arrange.ungroup': { changes: ['group'] },
  'arrange.lock': one,
  'arrange.hide': one,
  'arrange.rename': { shows: ['a'] },
  'arrange.forward': one,
  'arrange.backward': { changes: ['b'] },
  'arrange.front': one,
  'arrange.back': { changes: ['c'] },
  'arrange.alignLeft': one,
  'arrange.alignCentre': one,
  'arrange.alignRight': one,
  'arrange.alignTop': one,
  'arrange.alignMiddle': one,
  'arrange.alignBottom': one,
  'arrange.spreadX': three,
  'arrange.spreadY': three,
  'arrange.tidy': three,
  'arrange.flipX': one,
  'arrange.flipY': one,
  'pages.add': { changes: [] },
  'pages.duplicate': { changes: [] },
  'pages.remove': { changes: [], ...hasPages },
  'pages.earlier': { changes: [], ...onSecondPage },
  'pages.later': { changes: [], ...onSecondPage },
  'pages.next': { shows: [], ...hasPages },
  'pages.previous': { shows: [], ...hasPages },
  'view.point': { shows: [], before: () => usePanels.setState({ left: 'layers' }) },
  'view.layers': shown,
  'view.pages': shown,
  'view.fields': shown,
  'view.inspector': { shows: [], before: () => useEditor.setState({ panel: 'sizes' }) },
  'view.panels': shown,
  'view.fill': shown,
  'view.sizes': { shows: [], before: () => useEditor.setState({ panel: 'checks' }) },
  'view.checks': shown,
  'view.nextSize': shown,
  'view.previousSize': shown,
  'view.interface': shown,
  'view.wall': shown,
  'view.safeZone': shown,
  'view.zoomIn': shown,
  'view.zoomOut': shown,
  'view.zoomWhole': shown,
  'view.zoomFit': { shows: [], before: () => useEditor.setState({ zoom: 2 }) },
  'view.snapping': shown,
  'view.rulers': shown,
  'view.lockGuides': { changes: [] },
  'view.zoomSelection': canvas,
  'view.proof': canvas,
  'tools.select': { shows: [], before: () => useCanvas.setState({ tool: 'pan' }) },
  'tools.text': shown,
  'tools.rectangle': shown,
  'tools.ellipse': shown,
  'tools.line': shown,
  'tools.polygon': shown,
  'tools.star': shown,
  'tools.pan': shown,
  'tools.picture': canvas,
  'tools.icon': { changes: [] },
  'tools.dots': { changes: [] },
  'tools.progress': { changes: [] },
  'tools.table': { changes: [] },
  'tools.qr': { changes: [] },
  'tools.logo': { changes: [] },
  'select.all': shown,
  'select.none': { shows: ['a'] },
  'select.next': { shows: ['a'] },
  'select.previous': { shows: ['b'] },
  'select.open': { shows: ['group'] },
  'select.parent': { shows: ['inner'] },
  'move.left': one,
  'move.right': one,
  'move.up': one,
  'move.down': one,
  'move.farLeft': one,
  'move.farRight': one,
  'move.farUp': one,
  'move.farDown': one,
  'text.bold': text,
  'text.italic': text,
  'text.underline': text,
  'text.larger': text,
  'text.smaller': text,
  'text.alignLeft': { changes: ['words'], before: () => edit((now) => setElement(now, 0, 'words', { align: 'end' })) },
  'text.alignCentre': text,
  'text.alignRight': text,
  'edit.undo': { shows: [], before: () => edit((now) => rename(now, 'Two')) },
  'edit.redo': {
    shows: [],
    before: () => {
      edit((now) => rename(now, 'Two'));
      undoStep();
    },
  },
  'edit.duplicateElements': one,
  'edit.delete': one,
  'edit.copy': canvas,
  'edit.cut': canvas,
  'edit.paste': canvas,
  'edit.pasteInPlace': canvas,
  'edit.copyStyle': canvas,
  'edit.pasteStyle': canvas,
  'edit.save': { asks: 'saves.flush' },
  'edit.duplicate': { asks: 'designs.duplicate' },
  'edit.versions': shown,
  'go.gallery': shown,
  'go.batch': shown,
  'go.queue': shown,
  'go.settings': shown,
  'go.newDesign': shown,
  'go.openFile': library,
  'go.findDesigns': library,
  'theme.light': shown,
  'theme.dark': shown,
  'theme.system': { shows: [], before: () => useView.setState({ theme: 'dark' }) },
  'share.saveFile': library,
  'share.export': shown,
  'share.queue': shown,
  'share.copyPicture': exporting,
  'help.palette': shown,
  'help.keys': shown,
  'posts.today': shown,
  'posts.pause': { asks: 'queue.pause' },
  'posts.resume': { asks: 'queue.resume' },
  'posts.missed': shown,
  'posts.search': queue,
  'posts.addAccount': shown,
  'rows.edit': sheet,
  'rows.leaveOut': sheet,
  'rows.selectAll': sheet,
  'rows.search': sheet,
  'rows.all': sheet,
  'rows.errors': sheet,
  'rows.warnings': sheet,
  'rows.problemsFirst': sheet,
  'rows.next': sheet,
  'rows.previous': sheet,
  'rows.stopChecking': sheet,
  'rows.close': sheet,
};

/** What main and the save loop were asked for. */
const asked: string[] = [];

/** Answers every question with nothing, and notes that it was asked. */
function listener(path: string): unknown {
  return new Proxy(() => undefined, {
    get: (_, name) => (name === 'then' ? undefined : listener(path === '' ? String(name) : `${path}.${String(name)}`)),
    apply: () => {
      asked.push(path);
      return Promise.resolve({ design: { id: 'two', name: 'Two' }, revision: 1 });
    },
  });
}

const connection: Parameters<(typeof commands)[number]['run']>[0] = Object.assign(Object.create(null), { studio: listener('') });

function snapshot(): string {
  const { history, open, networks: _, ...editor } = useEditor.getState();
  const { assets: __, ...canvasState } = useCanvas.getState();
  const { announcement: _said, messages: _told, ...view } = useView.getState();
  const { closedSections, ...shownPanels } = usePanels.getState();
  return JSON.stringify([editor, canvasState, view, shownPanels, history ? writeDesign(history.present) : '', open?.id, closedSections.size]);
}

/** A press of keys as a browser tells it, Ctrl as the modifier. */
function pressOf(keys: string): KeyPress {
  const parts = keys.split('+');
  const key = keys === '+' || keys.endsWith('++') ? '+' : (parts.at(-1) ?? '');
  const isShifted = parts.includes('Shift');
  const codes: Readonly<Record<string, string>> = { '[': 'BracketLeft', ']': 'BracketRight', ',': 'Comma', '.': 'Period' };
  const code = codes[key] ?? (/^[0-9]$/.test(key) ? `Digit${key}` : `Key${key}`);
  const shifted: Readonly<Record<string, string>> = { '[': '{', ']': '}', ',': '<', '.': '>' };
  const typed = isShifted ? (shifted[key] ?? key) : key.length === 1 ? key.toLowerCase() : key;
  return { key: typed, code, ctrlKey: parts.includes('Mod'), metaKey: false, shiftKey: isShifted, altKey: parts.includes('Alt') };
}

function prepare({ before, ...given }: Case & Prepared): void {
  asked.length = 0;
  useView.setState({ route: { screen: 'design', id: 'one' }, dialog: undefined, messages: [], isInterfaceHidden: false, theme: 'system' });
  useEditor.setState({
    open: { id: 'one', kit: { brand, fonts: [], pictures: [] }, saves: Object.assign(Object.create(null), listener('saves'), { change: () => undefined, flush: () => void asked.push('saves.flush') }), keepCopy: () => Promise.reject(new Error('No command keeps a copy.')) },
    history: startHistory(design),
    networks,
    sizeId: 'ig-square',
    mode: 'one',
    zoom: 'fit',
    scale: 1,
    panel: 'inspector',
    showsSafeZone: false,
  });
  useCanvas.setState({ page: 0, selection: [], entered: undefined, tool: 'select', typing: undefined, cropping: undefined, isFilling: false, scope: 'all', snaps: true, showsRulers: false, assets });
  usePanels.setState({ left: 'point', isLeftOpen: true, isRightOpen: true, renaming: undefined });
  before?.();
  select('changes' in given ? given.changes : 'shows' in given ? given.shows : []);
}

beforeEach(() => {
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('document', { querySelector: () => null, activeElement: null });
});
afterEach(() => {
  useEditor.setState({ open: undefined, history: undefined });
  useView.setState({ route: { screen: 'gallery' }, dialog: undefined, theme: 'system' });
  vi.unstubAllGlobals();
});

const tried = commands.filter(({ id }) => !('seenIn' in cases[id]));

describe.each(tried)('$id', (command) => {
  const given = cases[command.id];

  const ways = [...command.keys.map((keys) => ({ way: keys, keys })), { way: 'the palette', keys: undefined }];
  test.each(command.isNative ? ways.slice(-1) : ways)('does its work by $way', async ({ keys }) => {
    prepare(given);
    expect(canRun(command)).toBe(true);
    expect((keys === undefined ? command : commandOf(pressOf(keys), false, false))?.id).toBe(command.id);
    const before = { all: snapshot(), design: writeDesign(currentDesign()!) };
    await command.run(connection);
    expect(useView.getState().messages.filter(({ look }) => look === 'danger')).toEqual([]);
    expect('asks' in given ? asked.includes(given.asks) : snapshot() !== before.all).toBe(true);
    const isChanged = writeDesign(currentDesign()!) !== before.design;
    expect(isChanged || !('changes' in given)).toBe(true);
    // One step takes it back.
    if ('changes' in given) undoStep();
    expect(!('changes' in given) || writeDesign(currentDesign()!) === before.design).toBe(true);
  });
});

test('every command has a case, and every case a command', () => {
  expect(Object.keys(cases).sort()).toEqual(commands.map(({ id }) => id).sort());
});

test('what a case leaves to a journey is in one', () => {
  const files = Object.values(cases).flatMap((one) => ('seenIn' in one ? [one.seenIn] : []));
  expect(files.filter((file) => !existsSync(new URL(`../../../${file}`, import.meta.url)))).toEqual([]);
});
