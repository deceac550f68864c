// The save state in words, beside the design's name.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from './editorStore.ts';

export function SaveWords(): ReactNode {
  const { t } = useTranslation();
  const type = useEditor((editor) => editor.saveState.type);
  const isTroubled = type === 'failed' || type === 'conflict';
  return <span className={`save-words small${isTroubled ? ' is-troubled' : ' muted'}`}>{t(`save.${type}`)}</span>;
}
