// A tooltip that names a control and the key that does the same.

import type { ReactElement, ReactNode } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';

interface TipProps {
  readonly label: string;
  /** Keys as people read them. */
  readonly keys?: string | undefined;
  readonly placement?: 'top' | 'end';
  readonly children: ReactElement;
}

export function Tip({ label, keys, placement = 'top', children }: TipProps): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <Tooltip className="tip" offset={6} placement={placement}>
        {label}
        {keys ? <kbd className="tip-keys">{keys}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
