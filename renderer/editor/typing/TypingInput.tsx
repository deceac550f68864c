// The input element behind a text that is edited in place: unseen, at the caret, holding the same words and selection. It gives the text
// its keyboard, input methods, dead keys, dictation, clipboard and spelling suggestions, and shows it to assistive technology.

import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { aroundTokens } from '../../../shared/inPlace.ts';
import { fieldText } from '../../../shared/placeholders.ts';
import { characterAfter, characterStart } from '../../../shared/text/textUnits.ts';
import { isMac, isPress } from '../../shell/keys.ts';
import { currentDesign } from '../editorStore.ts';
import type { CanvasShow } from '../canvasStore.ts';
import { deleteText, hasLines, replaceRange, selectedWords, typedNow, typeText } from './changing.ts';
import { moveCaret, rangeOf, selectAll, setSelection } from './selecting.ts';
import type { TypedText } from './typedText.ts';
import { stopTyping, useTyping } from './typing.ts';
import { deletionOf, moveOf } from './typingKeys.ts';

interface TypingInputProps {
  readonly show: CanvasShow;
  readonly typed: TypedText;
  /** Where the caret is, in CSS pixels of the page. */
  readonly place: { readonly left: number; readonly top: number; readonly height: number };
}

export function TypingInput({ show, typed, place }: TypingInputProps): ReactNode {
  const { t } = useTranslation();
  const input = useRef<HTMLTextAreaElement>(null);
  const selection = useTyping((typing) => typing.selection);
  const isComposing = useTyping((typing) => typing.composing !== undefined);
  const { text, field } = typed.edited;
  // Keys mean something once the caret is where it was wished for.
  const isPlaced = useTyping((typing) => typing.wish === undefined);
  useEffect(() => {
    if (isPlaced) input.current?.focus({ preventScroll: true });
  }, [isPlaced]);
  useNativeInput(input);
  useLayoutEffect(() => {
    const element = input.current;
    // What an input method composes is the element's own until it is done.
    if (!element || isComposing || show.design !== currentDesign()) return;
    if (element.value !== text) element.value = text;
    const { from, to } = rangeOf(selection);
    const direction = selection.caret < selection.anchor ? 'backward' : 'forward';
    if (element.selectionStart !== from || element.selectionEnd !== to) element.setSelectionRange(from, to, direction);
  });
  const language = fieldText(show.design.point, 'language');
  return (
    <textarea
      ref={input}
      className="typing-input"
      style={{ left: place.left, top: place.top, blockSize: place.height }}
      aria-label={t('typing.label', { name: typed.element.name })}
      aria-multiline={hasLines(typed, show.design)}
      spellCheck={field === undefined || !plain.has(field)}
      autoCapitalize="off"
      {...(language === '' ? {} : { lang: language })}
      onKeyDown={pressKey}
      onBlur={(event) => {
        const isKept = event.relatedTarget instanceof Element && event.relatedTarget.closest('[data-keeps-typing]') !== null;
        // A window that another one covers keeps its caret.
        if (!isKept && document.hasFocus()) stopTyping();
      }}
    />
  );
}

/** Fields whose text is written in no language. */
const plain: ReadonlySet<string> = new Set(['hashtag', 'link', 'figure']);

function pressKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.nativeEvent.isComposing) return;
  const now = typedNow();
  if (!now) return;
  const move = moveOf(event.nativeEvent, isMac);
  const isDone = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey || !hasLines(now.typed, now.show.design)));
  // The canvas listens for keys of its own.
  event.stopPropagation();
  // The element would tell of it a moment later, when the next letter may have come.
  const isAll = isPress('Mod+A', event.nativeEvent, isMac);
  if (!move && !isDone && !isAll) return;
  event.preventDefault();
  if (isAll) return selectAll(now.typed);
  if (move) return moveCaret(now.typed, move, event.shiftKey);
  const canvas = event.currentTarget.closest<HTMLElement>('[tabindex]:not(textarea)');
  stopTyping();
  canvas?.focus({ preventScroll: true });
}

function useNativeInput(input: React.RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const element = input.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const listen = <Name extends keyof HTMLElementEventMap>(name: Name, hear: (event: HTMLElementEventMap[Name]) => void): void =>
      element.addEventListener(name, hear, { signal: stop.signal });
    listen('beforeinput', beforeInput);
    listen('input', () => takeOver(element));
    listen('compositionstart', () => {
      const { from } = rangeOf(useTyping.getState().selection);
      useTyping.setState({ composing: { from, to: from } });
    });
    listen('compositionend', () => {
      takeOver(element);
      useTyping.setState({ composing: undefined });
    });
    // The canvas copies and pastes elements.
    listen('copy', (event) => event.stopPropagation());
    listen('paste', (event) => {
      event.stopPropagation();
      event.preventDefault();
      typeText((event.clipboardData?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n'));
    });
    listen('cut', (event) => {
      event.stopPropagation();
      event.preventDefault();
      const words = selectedWords();
      event.clipboardData?.setData('text/plain', words);
      if (words !== '') deleteText('backward');
    });
    document.addEventListener('selectionchange', () => adoptSelection(element), { signal: stop.signal });
    return () => stop.abort();
  }, [input]);
}

/** Keys become our own edits, so that no character is cut; what else there is (input methods, spelling) happens in the element first. */
function beforeInput(event: InputEvent): void {
  const { inputType, isComposing } = event;
  if (isComposing || inputType === 'insertCompositionText') return;
  const deletion = deletionOf[inputType];
  if (inputType === 'insertText') typeText(event.data ?? '');
  else if (inputType === 'insertLineBreak' || inputType === 'insertParagraph') typeText('\n');
  else if (deletion) deleteText(deletion);
  else if (!inputType.startsWith('history') && !inputType.startsWith('format')) return;
  event.preventDefault();
}

/** Takes over what the element was given by anything but keys: the stretch in which it differs. */
function takeOver(element: HTMLTextAreaElement): void {
  const now = typedNow();
  if (!now) return;
  const { text } = now.typed.edited;
  const { value, selectionEnd } = element;
  const { composing } = useTyping.getState();
  if (value !== text) {
    const behind = value.length - selectionEnd;
    const ends = text.endsWith(value.slice(selectionEnd)) ? behind : commonEnd(text, value);
    let from = 0;
    const most = Math.min(text.length, value.length) - ends;
    while (from < most && text[from] === value[from]) from++;
    if (composing) from = Math.min(from, composing.from);
    replaceRange(from, text.length - ends, value.slice(from, value.length - ends));
  }
  if (composing) useTyping.setState({ composing: { from: composing.from, to: Math.max(composing.from, useTyping.getState().selection.caret) } });
}

function commonEnd(a: string, b: string): number {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a.at(-1 - same) === b.at(-1 - same)) same++;
  return same;
}

/** A selection made in the element itself, by a menu or a screen reader, becomes ours: in whole characters, around tokens. */
function adoptSelection(element: HTMLTextAreaElement): void {
  const { selection, composing } = useTyping.getState();
  const now = typedNow();
  if (!now || composing || document.activeElement !== element || element.value !== now.typed.edited.text) return;
  const known = rangeOf(selection);
  const { selectionStart, selectionEnd, selectionDirection } = element;
  if (selectionStart === known.from && selectionEnd === known.to) return;
  const { text } = now.typed.edited;
  const from = characterStart(text, selectionStart);
  const end = characterStart(text, selectionEnd);
  const whole = aroundTokens(now.typed.edited, from, end === selectionEnd ? end : characterAfter(text, end));
  const isBackward = selectionDirection === 'backward';
  setSelection({ anchor: isBackward ? whole.to : whole.from, caret: isBackward ? whole.from : whole.to, side: isBackward ? 'after' : 'before' });
}
