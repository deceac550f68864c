// The versions dialog, fetched when it is first opened.

import { lazy, Suspense, type ReactNode } from 'react';

const VersionsDialog = lazy(() => import('./VersionsDialog.tsx').then((module) => ({ default: module.VersionsDialog })));

export function Versions(props: { id: string; onClose: () => void }): ReactNode {
  return (
    <Suspense fallback={null}>
      <VersionsDialog {...props} />
    </Suspense>
  );
}
