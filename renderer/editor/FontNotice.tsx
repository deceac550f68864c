// Says which fonts of the design are not on this computer, and puts another in place of one everywhere.

import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { missingFonts, replaceFont } from '../../shared/designFonts.ts';
import type { Design } from '../../shared/design.ts';
import { announce } from '../shell/viewStore.ts';
import { Button, Notice, Pick } from '../ui/index.ts';
import { edit, useEditor } from './editorStore.ts';

export function FontNotice({ design }: { design: Design }): ReactNode {
  const { t } = useTranslation();
  const kit = useEditor((editor) => editor.open?.kit);
  const { pages } = design;
  const missing = useMemo(() => (kit ? missingFonts({ pages }, kit) : []), [kit, pages]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState('');
  const name = missing.find((font) => !left.includes(font));
  if (!kit || name === undefined) return null;
  const roles = Object.entries(kit.brand.fonts).map(([role, { family }]) => ({ id: role, name: `${role} · ${family}` }));
  const families = [...new Set(kit.fonts.map(({ family }) => family))].sort().map((family) => ({ id: family, name: family }));
  const options = [...roles, ...families];
  const to = chosen === '' ? (options.find(({ id }) => id === 'text') ?? options[0])?.id : chosen;
  const replace = (): void => {
    if (to === undefined) return;
    edit((before) => replaceFont(before, name, to));
    announce(t('fonts.replaced', { from: name, to }));
  };
  return (
    <div className="save-notice">
      <Notice
        look="warning"
        actions={
          <>
            <Pick label={t('fonts.replaceBy', { name })} isLabelHidden options={options} value={to ?? ''} onChange={setChosen} />
            <Button onPress={replace}>{t('fonts.replace')}</Button>
            <Button look="quiet" onPress={() => setLeft([...left, name])}>
              {t('fonts.later')}
            </Button>
          </>
        }
      >
        {t('fonts.missing', { name: kit.brand.fonts[name]?.family ?? name })}
      </Notice>
    </div>
  );
}
