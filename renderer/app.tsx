// The page's entry: policy, texts, connection, then the shell.

import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './ui/buttons.css';
import './ui/inputs.css';
import './ui/choices.css';
import './ui/drop.css';
import './ui/panel.css';
import './ui/tabs.css';
import './shell/shell.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Localised } from './i18n/Localised.tsx';
import { startTexts } from './i18n/index.ts';
import { ConnectionProvider } from './shell/connection.ts';
import { followAddress } from './shell/viewStore.ts';
import { startPreferences } from './shell/preferences.ts';
import { Failed } from './shell/Failed.tsx';
import { Shell } from './shell/Shell.tsx';
import { connect } from './studio.ts';
import { allowEmptyHtmlOnly } from './trustedTypes.ts';

async function start(): Promise<void> {
  allowEmptyHtmlOnly();
  await startTexts();
  const root = createRoot(document.getElementById('root')!);
  try {
    const connection = await connect();
    followAddress();
    await startPreferences(connection);
    root.render(
      <StrictMode>
        <Localised>
          <ConnectionProvider value={connection}>
            <Shell />
          </ConnectionProvider>
        </Localised>
      </StrictMode>,
    );
  } catch (thrown) {
    root.render(<Failed thrown={thrown} />);
  }
}

void start();
