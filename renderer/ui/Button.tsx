// Buttons of the studio: one with words, one with an icon alone whose name and key appear in a tooltip.

import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ToggleButton as AriaToggleButton } from 'react-aria-components';
import { Tip } from './Tip.tsx';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className'> {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly icon?: ReactNode;
  readonly large?: boolean;
}

/** A button with words; `icon` stands before them. */
export function Button({ children, look = 'plain', icon, large = false, ...props }: ButtonProps): ReactNode {
  return (
    <AriaButton {...props} className={`button button-${look}${large ? ' button-large' : ''}`}>
      {icon}
      <span className="button-words">{children}</span>
    </AriaButton>
  );
}

interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'aria-label'> {
  readonly label: string;
  /** Keys as people read them, shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly children: ReactNode;
  readonly look?: ButtonLook;
}

/** A square button with an icon; its name is read aloud and shown with its key in a tooltip. */
export function IconButton({ label, keys, children, look = 'quiet', ...props }: IconButtonProps): ReactNode {
  return (
    <Tip label={label} keys={keys}>
      <AriaButton {...props} aria-label={label} className={`button button-icon button-${look}`}>
        {children}
      </AriaButton>
    </Tip>
  );
}

interface IconToggleProps {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** An icon that is on or off. */
export function IconToggle({ label, keys, children, ...props }: IconToggleProps): ReactNode {
  return (
    <Tip label={label} keys={keys}>
      <AriaToggleButton {...props} aria-label={label} className="button button-icon button-quiet">
        {children}
      </AriaToggleButton>
    </Tip>
  );
}
