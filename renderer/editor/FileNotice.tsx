// Says when the file that the design belongs to was changed by another program, and lets a person open what is in it or write over it. Looked
// at when the design is opened and whenever the window is come back to.

import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignFile } from '../../shared/api.ts';
import { useConnection } from '../shell/connection.ts';
import { tell, tellFault } from '../shell/viewStore.ts';
import { Button, Notice } from '../ui/index.ts';
import { useEditor } from './editorStore.ts';

export function FileNotice({ id }: { id: string }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [file, setFile] = useState<DesignFile | null>(null);
  const [left, setLeft] = useState('');
  useEffect(() => {
    let isWanted = true;
    const look = (): void => {
      if (document.visibilityState !== 'visible') return;
      // That it cannot be looked at is told when the file is saved to.
      studio.designs.fileOf({ id }).then((found) => isWanted && setFile(found), () => undefined);
    };
    look();
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      isWanted = false;
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [studio, id]);
  if (!file || file.design !== id || file.state === 'same' || left === file.state) return null;
  const { name } = file;
  const take = async (): Promise<void> => {
    await useEditor.getState().open?.saves.flush();
    await studio.designs.readFileAgain({ id });
    setFile(await studio.designs.fileOf({ id }));
    tell(t('files.taken', { name }));
  };
  const saveOver = async (): Promise<void> => {
    await useEditor.getState().open?.saves.flush();
    setFile(await studio.designs.saveToFile({ id, to: 'same', isOver: true }));
    tell(t('files.saved', { name }));
  };
  return (
    <div className="save-notice">
      <Notice
        look="warning"
        actions={
          <>
            {file.state === 'changed' ? <Button onPress={() => void take().catch(tellFault)}>{t('files.openChanged')}</Button> : null}
            <Button onPress={() => void saveOver().catch(tellFault)}>{t('files.saveOver')}</Button>
            <Button look="quiet" onPress={() => setLeft(file.state)}>
              {t('files.keep')}
            </Button>
          </>
        }
      >
        {t(`files.${file.state}`, { name })}
      </Notice>
    </div>
  );
}
