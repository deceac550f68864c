// What a person can do when a design could not be saved, or somebody else saved it meanwhile.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../shell/connection.ts';
import { go, tellFault } from '../shell/viewStore.ts';
import { Button, Notice } from '../ui/index.ts';
import { keepMineAsCopy, takeTheirs, useEditor } from './editorStore.ts';

async function keepMine(): Promise<void> {
  const id = await keepMineAsCopy();
  if (id) go({ screen: 'design', id });
}

export function SaveNotice(): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const state = useEditor((editor) => editor.saveState);
  if (state.type === 'failed') {
    return (
      <div className="save-notice">
        <Notice look="danger" actions={<Button onPress={() => void useEditor.getState().open?.saves.flush().catch(tellFault)}>{t('save.now')}</Button>}>
          {t('save.failedWords')} {state.fault.message}
        </Notice>
      </div>
    );
  }
  if (state.type !== 'conflict') return null;
  return (
    <div className="save-notice">
      <Notice
        look="warning"
        actions={
          <>
            <Button onPress={() => void takeTheirs(connection).catch(tellFault)}>{t('save.theirs')}</Button>
            <Button onPress={() => void keepMine().catch(tellFault)}>{t('save.mine')}</Button>
          </>
        }
      >
        {t('save.conflictWords')}
      </Notice>
    </div>
  );
}
