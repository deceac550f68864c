// What is on show, apart from any design: the screen, the open dialog, the theme, and what was announced.

import { create } from 'zustand';
import { asFault, type Fault } from '../../shared/fault.ts';
import { fragmentOf, routeOf, type Route } from './route.ts';

export type Theme = 'system' | 'light' | 'dark';
export type DialogName = 'palette' | 'keys' | 'export' | 'post' | 'purge' | 'account' | 'handOver' | 'reschedule' | 'newDesign' | 'versions';

/** Something a person is told; `danger` stays until it is dismissed. */
export interface Message {
  readonly id: number;
  readonly look: 'info' | 'danger';
  readonly words: string;
  readonly action?: { readonly words: string; run(): void };
  /** The screen it is about: going there answers it. */
  readonly screen?: Route['screen'] | undefined;
}

interface View {
  readonly route: Route;
  readonly dialog: DialogName | undefined;
  readonly theme: Theme;
  /** Id of the language that was chosen; `system` for the computer's own. */
  readonly language: string;
  /** Whether keys without Ctrl or Alt are commands. */
  readonly hasSingleKeys: boolean;
  readonly isInterfaceHidden: boolean;
  readonly messages: readonly Message[];
  /** The last thing said to assistive technology. */
  readonly announcement: string;
}

export const useView = create<View>()(() => ({
  route: { screen: 'gallery' },
  dialog: undefined,
  theme: 'system',
  language: 'system',
  hasSingleKeys: true,
  isInterfaceHidden: false,
  messages: [],
  announcement: '',
}));

let lastMessage = 0;

/** Goes to a screen; the address follows. */
export function go(route: Route): void {
  const fragment = fragmentOf(route);
  if (globalThis.location?.hash !== fragment) globalThis.location.hash = fragment;
  arrive(route);
}

function arrive(route: Route): void {
  useView.setState((view) => ({ route, dialog: undefined, messages: view.messages.filter((message) => message.screen !== route.screen) }));
}

/** Follows the address from now on. */
export function followAddress(): void {
  useView.setState({ route: routeOf(location.hash) });
  addEventListener('hashchange', () => arrive(routeOf(location.hash)));
}

export function showDialog(dialog: DialogName | undefined): void {
  useView.setState({ dialog });
}

/** Says something to assistive technology only. Said twice, it is read twice. */
export function announce(words: string): void {
  useView.setState((view) => ({ announcement: view.announcement === words ? `${words}\u200b` : words }));
}

/** Tells a person something on the screen and aloud. */
export function tell(words: string, action?: Message['action'], screen?: Message['screen']): void {
  addMessage({ look: 'info', words, screen, ...(action ? { action } : {}) });
}

/** Shows a fault's sentence until it is dismissed; a cancelled action is no fault. */
export function tellFault(thrown: unknown): void {
  const fault = faultOf(thrown);
  if (fault.code !== 'cancelled') addMessage({ look: 'danger', words: fault.message });
}

export function dismiss(id: number): void {
  useView.setState((view) => ({ messages: view.messages.filter((message) => message.id !== id) }));
}

function addMessage(message: Omit<Message, 'id'>): void {
  const id = ++lastMessage;
  useView.setState((view) => ({ messages: [...view.messages.filter((other) => other.words !== message.words).slice(-2), { ...message, id }] }));
}

/** Whatever was thrown, as a Fault. */
export function faultOf(thrown: unknown): Fault {
  return asFault(thrown);
}
