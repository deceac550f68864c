// The dialog for an empty design: its name, and the size that is shown first. Every other size is there as well.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName, recommendedSizes } from '../drawing/sizes.ts';
import { showSize } from '../editor/editorStore.ts';
import { useConnection } from '../shell/connection.ts';
import { useNetworks } from '../shell/useNetworks.ts';
import { go, tellFault } from '../shell/viewStore.ts';
import { Button, Pick, TextInput, Window } from '../ui/index.ts';

export function NewDesign({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const networks = useNetworks();
  const [name, setName] = useState('');
  const [size, setSize] = useState('');
  const sizes = networks ? recommendedSizes(networks).map((one) => ({ id: one.id, name: `${fullName(networks, one)} · ${one.width} × ${one.height}` })) : [];
  const chosen = size === '' ? (sizes[0]?.id ?? '') : size;
  const create = async (): Promise<void> => {
    const clean = name.trim();
    const { design } = await studio.designs.create({ name: clean === '' ? t('library.untitled') : clean.slice(0, 200) });
    if (chosen !== '') showSize(chosen);
    onClose();
    go({ screen: 'design', id: design.id });
  };
  return (
    <Window
      title={t('library.newTitle')}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button look="primary" onPress={() => void create().catch(tellFault)}>
            {t('library.create')}
          </Button>
        </>
      }
    >
      <form
        className="window-form"
        onSubmit={(event) => {
          event.preventDefault();
          void create().catch(tellFault);
        }}
      >
        <TextInput label={t('design.name')} value={name} onChange={setName} placeholder={t('library.untitled')} takesFocus />
        <Pick label={t('library.firstSize')} options={sizes} value={chosen} onChange={setSize} isDisabled={sizes.length === 0} />
        <p className="muted">{t('library.newWords')}</p>
      </form>
    </Window>
  );
}
