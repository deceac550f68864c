// A page for the host's tests: the studio's own client, and one of each thing that the content policy could stand in the way of.

import Konva from 'konva';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Button, DialogTrigger, Popover, Dialog } from 'react-aria-components';
import { Fault } from '../../../../shared/fault.ts';
import { connect, type StudioConnection } from '../../../../renderer/studio.ts';
import { allowEmptyHtmlOnly } from '../../../../renderer/trustedTypes.ts';
import './page.css';

/** What the test asks of the page. */
export interface TestPage {
  readonly connection?: StudioConnection;
  readonly refusal?: string;
  readonly violations: string[];
  /** Draws with Konva, twice in the same container; answers the pixel in its middle. */
  draw(): number[];
  /** Compiles the smallest WebAssembly module from the host's own bytes. */
  compile(): Promise<boolean>;
  /** Tries what the policy forbids; answers what was refused. */
  misbehave(): Promise<string[]>;
}

declare global {
  interface Window {
    testPage: TestPage;
  }
}

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
  violations.push(`${violatedDirective} ${blockedURI} ${sample}`);
});

function draw(): number[] {
  const container = document.querySelector<HTMLDivElement>('#stage')!;
  const stage = new Konva.Stage({ container, width: 40, height: 40 });
  const layer = new Konva.Layer();
  layer.add(new Konva.Rect({ width: 40, height: 40, fill: '#ff0000' }));
  stage.add(layer);
  layer.draw();
  const pixel = layer.getNativeCanvasElement().getContext('2d')?.getImageData(20, 20, 1, 1).data ?? [];
  stage.destroy();
  return [...pixel];
}

async function compile(): Promise<boolean> {
  await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  return true;
}

/** Runs later, on the page's own account: what a debugger evaluates is exempt from the policy. */
function misbehave(): Promise<string[]> {
  return new Promise((resolve) => void setTimeout(() => resolve(attempts())));
}

function attempts(): string[] {
  const refused: string[] = [];
  const attempt = (name: string, act: () => void): void => {
    try {
      act();
    } catch {
      refused.push(name);
    }
  };
  attempt('eval', () => void Reflect.construct(Function, ['return 1']));
  attempt('html', () => (document.body.innerHTML = '<b>text</b>'));
  attempt('script', () => (document.createElement('script').src = 'https://evil.example/x.js'));
  attempt('policy', () => {
    globalThis.trustedTypes?.createPolicy('another', { createHTML: (text) => text });
  });
  return refused;
}

function Sample() {
  return (
    <DialogTrigger>
      <Button style={{ color: 'rgb(1, 2, 3)' }}>Open</Button>
      <Popover>
        <Dialog aria-label="Sample">Inside</Dialog>
      </Popover>
    </DialogTrigger>
  );
}

allowEmptyHtmlOnly();
const parts = { violations, draw, compile, misbehave };
try {
  window.testPage = { ...parts, connection: await connect() };
} catch (thrown) {
  window.testPage = { ...parts, refusal: thrown instanceof Fault ? `${thrown.code}: ${thrown.message}` : String(thrown) };
}
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Sample />
  </StrictMode>,
);
document.documentElement.dataset['ready'] = 'yes';
