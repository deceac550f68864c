// Opening and saving `.point` files: through the system's own dialogs on the desktop, by upload and download in a browser.

import type { OpenDesign, OpenedFile } from '../../shared/api.ts';
import { pointExtension } from '../../shared/pointExtension.ts';
import { saveFile } from '../batch/saveFile.ts';
import { text } from '../i18n/index.ts';
import type { Connection } from '../shell/connection.ts';
import { go, tell } from '../shell/viewStore.ts';

/** Whether this page is a window of the desktop application. */
export const isDesktop = typeof location !== 'undefined' && location.protocol === 'point:';

/** Shows a design that came from a file. What the file lacked is known only now; the library has it repaired. */
export function tellOpened({ id, name, repairs }: OpenedFile): void {
  go({ screen: 'design', id });
  if (repairs.length > 0) tell(text('files.repaired', { name, what: repairs.slice(0, 6).join(' '), count: repairs.length }));
  else tell(text('files.opened', { name }));
}

function show({ design, repairs }: OpenDesign, name: string): void {
  tellOpened({ id: design.id, name, repairs });
}

/** Takes files into the library and shows the last of them. */
export async function openPointFiles({ studio }: Connection, files: readonly File[]): Promise<void> {
  for (const file of files) show(await studio.designs.openFile({ name: file.name, file }), file.name.replace(/\.point$/i, ''));
}

/** Asks the person for a file and opens it. */
export async function choosePointFile(connection: Connection): Promise<void> {
  if (isDesktop) {
    const opened = await connection.studio.designs.chooseFile();
    if (opened) show(opened, opened.design.name);
    return;
  }
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = pointExtension;
  const files = await new Promise<readonly File[]>((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
  await openPointFiles(connection, files);
}

/** Saves a design as a `.point` file: where the person says on the desktop, as a download in a browser. */
export async function savePointFile({ studio }: Connection, id: string): Promise<void> {
  if (isDesktop) {
    const saved = await studio.designs.saveToFile({ id, to: 'another' });
    if (saved) tell(text('files.saved', { name: saved.name }));
    return;
  }
  const { name, file } = await studio.designs.saveFile({ id });
  saveFile(name, file);
  tell(text('files.saved', { name }));
}
