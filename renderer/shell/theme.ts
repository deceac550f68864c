// Light, dark, or as the system has it: kept by main, and on this page's root as `data-theme`.

import type { Connection } from './connection.ts';
import { tellFault, useView, type Theme } from './viewStore.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Shows the kept theme, and keeps the page's root in step with the choice from now on. */
export function startTheme(connection: Connection): void {
  useView.subscribe((view, before) => {
    if (view.theme !== before.theme) show(view.theme);
  });
  void showKept(connection);
}

async function showKept(connection: Connection): Promise<void> {
  const before = useView.getState().theme;
  try {
    const kept = await connection.studio.studio.setting({ key: 'theme' });
    const theme = themes.find((name) => name === kept);
    // What a person chose meanwhile is newer.
    if (theme && useView.getState().theme === before) useView.setState({ theme });
  } catch (thrown) {
    tellFault(thrown);
  }
}

/** Chooses a theme and has main keep it. */
export async function chooseTheme(connection: Connection, theme: Theme): Promise<void> {
  useView.setState({ theme });
  await connection.studio.studio.setting({ key: 'theme', value: theme });
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
