// The studio's commands in the menu bar of the desktop: the same table as everywhere else, by menu and in the page's language.

import type { NativeMenu } from '../../shared/nativeMenu.ts';
import i18next from 'i18next';
import { text } from '../i18n/index.ts';
import type { Connection } from '../shell/connection.ts';
import { tellFault } from '../shell/viewStore.ts';
import { commands, groupOf, type Command, type CommandGroup, type CommandId } from './commands.ts';
import { chooseCommand } from './useCommands.ts';

interface MenuPlan {
  readonly id: string;
  readonly label: () => string;
  readonly groups: readonly CommandGroup[];
  /** Commands of other groups, before the rest. */
  readonly first?: readonly CommandId[];
}

const ofGroup = (group: CommandGroup, ...more: readonly CommandGroup[]): MenuPlan => ({
  id: group,
  label: () => text(`commands.groups.${group}`),
  groups: [group, ...more],
});

const file: MenuPlan = { id: 'file', label: () => text('commands.file'), groups: ['share'], first: ['go.newDesign', 'go.openFile'] };
const view = ofGroup('view', 'theme');
/** What every program has at the end of its menu bar. */
const last: readonly CommandGroup[] = ['go', 'help'];

/** The menus of all groups: files first, then as the groups come, the view with the themes. */
function plansOf(list: readonly Command[]): readonly MenuPlan[] {
  const own = [...new Set(list.map(groupOf))].filter((group) => ![...file.groups, ...view.groups, ...last].includes(group));
  return [file, ...own.map((group) => ofGroup(group)), view, ...last.map((group) => ofGroup(group))];
}

/** Every command in one menu. */
export function nativeMenus(list: readonly Command[] = commands): readonly NativeMenu[] {
  const plans = plansOf(list);
  const placed = new Set(plans.flatMap(({ first = [] }) => first));
  return plans.map(({ id, label, groups, first = [] }) => {
    const members = [
      ...first.flatMap((one) => list.find((command) => command.id === one) ?? []),
      ...groups.flatMap((group) => list.filter((command) => groupOf(command) === group && !placed.has(command.id))),
    ];
    return { id, label: label(), items: members.map((command) => ({ id: command.id, label: text(`commandNames.${command.id}`), keys: command.keys[0] ?? '' })) };
  });
}

/** Shows the menus from now on, in each language that is spoken, and runs what is chosen in them. */
export function followNativeMenu(connection: Connection): () => void {
  const show = (): void => {
    const menus = nativeMenus().map((menu) => ({ ...menu, items: [...menu.items] }));
    connection.studio.studio.menu({ menus, recentLabel: text('files.recent') }).catch(tellFault);
  };
  show();
  i18next.on('languageChanged', show);
  const unhear = connection.onEvent(({ type, id }) => {
    if (type === 'menuChosen' && id !== undefined) chooseCommand(id, connection);
  });
  return () => {
    i18next.off('languageChanged', show);
    unhear();
  };
}
