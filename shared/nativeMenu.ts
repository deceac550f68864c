// The menu bar of the desktop, as the page asks for it: its commands by menu, in the page's language.

import { z } from 'zod';

export interface NativeMenuItem {
  /** Id of the command that it runs. */
  readonly id: string;
  readonly label: string;
  /** `Mod+Shift+Z`; '' for none. */
  readonly keys: string;
}

export interface NativeMenu {
  /** `file`, `edit` and `view` get what the system expects there besides. */
  readonly id: string;
  readonly label: string;
  readonly items: readonly NativeMenuItem[];
}

const label = z.string().min(1).max(200);

export const nativeMenusReader = z.array(
  z.object({
    id: z.string().max(100),
    label,
    items: z.array(z.object({ id: z.string().max(100), label, keys: z.string().max(60) })).max(200),
  }),
) satisfies z.ZodType<readonly NativeMenu[]>;
