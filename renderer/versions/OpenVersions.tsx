// The versions of the design that is open in the editor.

import type { ReactNode } from 'react';
import { useEditor } from '../editor/editorStore.ts';
import { VersionsDialog } from './VersionsDialog.tsx';

export function OpenVersions({ onClose }: { onClose: () => void }): ReactNode {
  const id = useEditor((editor) => editor.open?.id);
  return id === undefined ? null : <VersionsDialog id={id} onClose={onClose} />;
}
