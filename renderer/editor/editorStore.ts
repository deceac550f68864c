// The design on show: its history, what is saved of it, the size and zoom on show, and what the checks said.

import { create } from 'zustand';
import type { Kit, OpenDesign } from '../../shared/api.ts';
import type { Problem } from '../../shared/checks/check.ts';
import type { Design } from '../../shared/design.ts';
import { rename, setFocus as moveFocus, setPointValue } from '../../shared/edits.ts';
import type { Fault } from '../../shared/fault.ts';
import { commit, preview, redo, startHistory, undo, type History } from '../../shared/history.ts';
import type { NetworkTable } from '../../shared/networks/network.ts';
import type { PictureInfo } from '../../shared/picture.ts';
import { pictureOf, textOf, type Focus, type PointValue } from '../../shared/point.ts';
import type { Zoom } from '../drawing/Canvas.tsx';
import { text } from '../i18n/index.ts';
import type { Connection } from '../shell/connection.ts';
import { announce, faultOf, tell, tellFault } from '../shell/viewStore.ts';
import { askNetworks } from '../shell/useNetworks.ts';
import { allSizes, recommendedSizes } from '../drawing/sizes.ts';
import { keepDesign } from './keeping.ts';
import { copyKeeper, leave, type KeptCopy } from './leaving.ts';
import type { SaveLoop, SaveState } from './saveLoop.ts';

export interface OpenedDesign {
  readonly id: string;
  readonly kit: Kit;
  readonly saves: SaveLoop<Design>;
  /** Keeps this version as a design of its own; asked again, it is the same copy that is brought up to date. */
  readonly keepCopy: () => Promise<KeptCopy>;
}

interface EditorState {
  readonly open: OpenedDesign | undefined;
  readonly history: History | undefined;
  readonly saveState: SaveState;
  readonly fault: Fault | undefined;
  readonly networks: NetworkTable | undefined;
  readonly sizeId: string;
  readonly mode: 'one' | 'wall';
  readonly zoom: Zoom;
  /** The scale the canvas shows; follows `zoom`. */
  readonly scale: number;
  readonly showsSafeZone: boolean;
  readonly panel: 'inspector' | 'sizes' | 'checks';
  /** By size id; absent until checked. */
  readonly problems: Readonly<Record<string, readonly Problem[]>>;
}

const closed: EditorState = {
  open: undefined,
  history: undefined,
  saveState: { type: 'saved' },
  fault: undefined,
  networks: undefined,
  sizeId: '',
  mode: 'one',
  zoom: 'fit',
  scale: 1,
  showsSafeZone: false,
  panel: 'sizes',
  problems: {},
};

export const useEditor = create<EditorState>()(() => closed);

/** The design on show. */
export function currentDesign(): Design | undefined {
  return useEditor.getState().history?.present;
}

/** Counts what was opened and closed, so that an answer that comes late is known as out of date. */
let opening = 0;

/** Opens a design of the library; what was open before is saved and closed. */
export async function openDesign(connection: Connection, id: string): Promise<void> {
  closeDesign();
  const asked = opening;
  try {
    const [opened, networks] = await Promise.all([connection.studio.designs.open({ id }), askNetworks(connection)]);
    if (asked !== opening) return;
    show(connection, opened, networks);
    if (opened.repairs.length > 0) tell(text('design.repaired', { what: opened.repairs.join(' ') }));
  } catch (thrown) {
    if (asked === opening) useEditor.setState({ ...closed, fault: faultOf(thrown) });
  }
}

function show(connection: Connection, opened: OpenDesign, networks: NetworkTable): void {
  const { design, kit } = opened;
  const { sizeId, mode, showsSafeZone, panel } = useEditor.getState();
  const isOpen = (): boolean => useEditor.getState().open?.saves === saves;
  let last: History = startHistory(design);
  const historyNow = (): History => (isOpen() ? (useEditor.getState().history ?? last) : last);
  const { saves, heard, atRest } = keepDesign(connection.studio.designs, opened, {
    history: historyNow,
    show(history, newKit) {
      const { open } = useEditor.getState();
      if (open && isOpen()) useEditor.setState({ history, open: newKit ? { ...open, kit: newKit } : open });
    },
    onState: (saveState) => showSaveState(design.id, saveState),
    onFollowed: () => announce(text('save.followed')),
    faultOf,
    startTimer: pageTimer,
    whenIdle: (run) => requestIdleCallback(run, { timeout: 1000 }),
  });
  const unhear = connection.onEvent(({ type, id, revision }) => {
    if (type === 'designChanged' && (id ?? design.id) === design.id) heard(revision);
  });
  const unfollow = useEditor.subscribe(({ open, history }) => {
    if (open?.saves === saves && history) {
      const hasEnded = last.before !== undefined && history.before === undefined;
      last = history;
      if (hasEnded) atRest();
    } else if (open?.saves !== saves) {
      unhear();
      unfollow();
    }
  });
  const known = allSizes(networks, ['post', 'cover', 'profile']).some((size) => size.id === sizeId);
  useEditor.setState({
    ...closed,
    open: { id: design.id, kit, saves, keepCopy: copyKeeper(connection.studio.designs, design.id, () => historyNow().present) },
    history: last,
    networks,
    sizeId: known ? sizeId : (recommendedSizes(networks)[0]?.id ?? ''),
    mode,
    showsSafeZone,
    panel,
  });
}

function showSaveState(id: string, saveState: SaveState): void {
  const { open, saveState: before } = useEditor.getState();
  if (open?.id !== id) return;
  useEditor.setState({ saveState });
  if (saveState.type === 'saved' && before.type !== 'saved') announce(text('save.saved'));
  if (saveState.type === 'failed' && before.type !== 'failed') announce(text('save.failed'));
}

function pageTimer(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

/** Closes the design; what is not saved is saved, however long it takes, or kept as a copy where somebody else was faster. */
export function closeDesign(): void {
  opening += 1;
  const { open } = useEditor.getState();
  if (!open) return;
  finishTyping();
  void leave(open, currentDesign()?.name ?? '');
  useEditor.setState((state) => ({ ...closed, sizeId: state.sizeId, mode: state.mode, showsSafeZone: state.showsSafeZone, panel: state.panel }));
}

/** Takes a new history; a changed design goes to the save loop. */
function take(history: History): void {
  const { open, history: before } = useEditor.getState();
  useEditor.setState({ history });
  if (history.present !== before?.present) open?.saves.change(history.present);
}

/** Pause after which typing on becomes a step of its own. */
const typingPauseMs = 1200;
let typing: { readonly field: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;

/** Ends a run of typing or dragging: it becomes one step of undo. */
export function finishTyping(): void {
  if (!typing) return;
  clearTimeout(typing.timer);
  typing = undefined;
  const { history } = useEditor.getState();
  if (history) take(commit(history));
}

/** A change that others of the same run follow: all are one step. A run ends with a pause, another run, or `finishTyping`. */
export function editInRun(field: string, change: (design: Design) => Design): void {
  if (typing && typing.field !== field) finishTyping();
  if (typing) clearTimeout(typing.timer);
  const { history } = useEditor.getState();
  if (!history) return;
  take(preview(history, change(history.present)));
  typing = { field, timer: setTimeout(finishTyping, typingPauseMs) };
}

/** A change that is a step of its own. */
export function edit(change: (design: Design) => Design): void {
  finishTyping();
  const { history } = useEditor.getState();
  if (history) take(commit(preview(history, change(history.present))));
}

/** Types into a field. */
export function typeValue(field: string, value: string): void {
  editInRun(field, (design) => setPointValue(design, field, value));
}

export function typeName(name: string): void {
  editInRun('', (design) => rename(design, name));
}

/** Gives a field a value at once; '' empties it. */
export function setValue(field: string, value: PointValue): void {
  const design = currentDesign();
  if (!design || (typeof value === 'string' && value === textOf(design.point, field) && !pictureOf(design.point, field))) return;
  edit((before) => setPointValue(before, field, value));
}

/** Moves the subject of a picture. */
export function setFocus(field: string, focus: Focus): void {
  editInRun(`${field} focus`, (design) => moveFocus(design, field, focus));
}

/** Adds a file to the library, so that the design on show can use it; undefined where another design is open by then. */
export async function addPicture(connection: Connection, file: File): Promise<PictureInfo | undefined> {
  const { open } = useEditor.getState();
  const info = await connection.studio.pictures.add({ name: file.name, file });
  const now = useEditor.getState().open;
  if (!now || now.id !== open?.id) return undefined;
  const pictures = [...now.kit.pictures.filter((picture) => picture.id !== info.id), info];
  useEditor.setState({ open: { ...now, kit: { ...now.kit, pictures } } });
  return info;
}

/** Adds a file to the library and shows it in a field. */
export async function setPhoto(connection: Connection, field: string, file: File): Promise<void> {
  try {
    const info = await addPicture(connection, file);
    if (!info) return;
    setValue(field, { asset: info.id, ...(info.focus ? { focus: info.focus } : {}) });
    announce(text('photo.added', { name: file.name }));
  } catch (thrown) {
    tellFault(thrown);
  }
}

export function canUndo(history: History | undefined): boolean {
  return history !== undefined && (history.past.length > 0 || history.before !== undefined);
}

export function canRedo(history: History | undefined): boolean {
  return history !== undefined && history.future.length > 0;
}

export function undoStep(): void {
  finishTyping();
  const { history } = useEditor.getState();
  if (!history || !canUndo(history)) return;
  take(undo(history));
  announce(text('design.undone'));
}

export function redoStep(): void {
  finishTyping();
  const { history } = useEditor.getState();
  if (!history || !canRedo(history)) return;
  take(redo(history));
  announce(text('design.redone'));
}

/** Goes to a size, on the canvas. */
export function showSize(sizeId: string): void {
  useEditor.setState({ sizeId, mode: 'one', zoom: 'fit' });
}

/** Leaves a conflict by opening what somebody else saved. */
export async function takeTheirs(connection: Connection): Promise<void> {
  const { open } = useEditor.getState();
  if (!open) return;
  open.saves.stop();
  useEditor.setState({ open: undefined });
  await openDesign(connection, open.id);
}

/** Leaves a conflict by keeping this version as a design of its own; answers its id, or undefined where the design was left meanwhile. */
export async function keepMineAsCopy(): Promise<string | undefined> {
  const { open } = useEditor.getState();
  if (!open) return undefined;
  const { id } = await open.keepCopy();
  if (useEditor.getState().open?.saves !== open.saves) return undefined;
  open.saves.stop();
  useEditor.setState({ open: undefined });
  return id;
}
