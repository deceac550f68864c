// A tooltip that names a control and the key that does the same.

import type { ReactElement, ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

export function Tip({ label, keys, children }: { label: string; keys?: string | undefined; children: ReactElement }): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <Tooltip className="tip" offset={6}>
        {label}
        {keys ? <kbd className="tip-keys">{keys}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
