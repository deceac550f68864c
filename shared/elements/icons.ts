// The property that holds an icon: its name in the packed set, and the outline itself, so that a design shows it where the set is not.

import type { Icon } from '../figures.ts';
import { ellipse } from '../outline.ts';
import { iconSide, isIconPath } from '../iconPath.ts';
import { isRecord } from '../record.ts';
import type { Property } from './property.ts';
import { readText } from './property.ts';

/** What a new icon shows until one is chosen. */
export const pointIcon: Icon = { name: 'point', path: ellipse(iconSide, iconSide).replaceAll(/(?<=.)([CZ])/g, ' $1').replaceAll(/\s+/g, ' ') };

export function icon(label: string): Property<Icon> {
  return {
    label,
    input: { type: 'icon' },
    first: pointIcon,
    read: (value, fallback, say) => {
      const { name, path } = isRecord(value) ? value : { name: undefined, path: undefined };
      if (typeof path !== 'string' || !isIconPath(path)) {
        say('was not the outline of an icon and was put back');
        return fallback;
      }
      return { name: readText(name ?? 'icon', 'icon', 100, say), path };
    },
  };
}
