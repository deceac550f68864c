// What a person prefers of the page itself, kept by main: the theme, the language, and whether single keys are commands.
//   startPreferences  chooseTheme  chooseLanguage  chooseSingleKeys

import { languageFor, languages, speak } from '../i18n/index.ts';
import type { Connection } from './connection.ts';
import { tellFault, useView, type Theme } from './viewStore.ts';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Shows what is kept; from now on the page's root is in step with the choices. Resolves when the page may be drawn. */
export async function startPreferences(connection: Connection): Promise<void> {
  useView.subscribe((view, before) => {
    if (view.theme !== before.theme) showTheme(view.theme);
  });
  const keep = connection.studio.studio.setting;
  try {
    const [theme, language, singleKeys] = await Promise.all([keep({ key: 'theme' }), keep({ key: 'language' }), keep({ key: 'singleKeys' })]);
    const known = languages.some(({ id }) => id === language) ? language : 'system';
    useView.setState({ theme: themes.find((name) => name === theme) ?? 'system', language: known, hasSingleKeys: singleKeys !== 'off' });
    await speak(languageFor(known, navigator.languages));
  } catch (thrown) {
    tellFault(thrown);
  }
}

/** Chooses a theme and has main keep it. */
export async function chooseTheme(connection: Connection, theme: Theme): Promise<void> {
  useView.setState({ theme });
  await connection.studio.studio.setting({ key: 'theme', value: theme });
}

/** Chooses a language by its id, or `system` for the computer's own. */
export async function chooseLanguage(connection: Connection, language: string): Promise<void> {
  useView.setState({ language });
  await speak(languageFor(language, navigator.languages));
  await connection.studio.studio.setting({ key: 'language', value: language });
}

/** Whether keys without Ctrl or Alt are commands: who speaks to the computer may not want them (WCAG 2.1.4). */
export async function chooseSingleKeys(connection: Connection, hasSingleKeys: boolean): Promise<void> {
  useView.setState({ hasSingleKeys });
  await connection.studio.studio.setting({ key: 'singleKeys', value: hasSingleKeys ? 'on' : 'off' });
}

function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
