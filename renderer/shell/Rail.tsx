// The rail at the page's start: the studio's screens, and the keys and commands at its foot.

import { CalendarClock, Command as CommandIcon, LayoutTemplate, Settings, Sheet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Link } from 'react-aria-components';
import { keysOf } from '../commands/useCommands.ts';
import { ExportIndicator } from '../export/ExportIndicator.tsx';
import { Tip } from '../ui/index.ts';
import { fragmentOf, type Route } from './route.ts';
import { showDialog, useView } from './viewStore.ts';

const places = [
  { route: { screen: 'gallery' }, icon: LayoutTemplate, command: 'go.gallery' },
  { route: { screen: 'batch', template: '' }, icon: Sheet, command: 'go.batch' },
  { route: { screen: 'queue' }, icon: CalendarClock, command: 'go.queue' },
  { route: { screen: 'settings' }, icon: Settings, command: 'go.settings' },
] as const satisfies readonly { route: Route; icon: unknown; command: string }[];

export function Rail(): ReactNode {
  const { t } = useTranslation();
  const screen = useView((view) => view.route.screen);
  const shown = screen === 'design' ? 'gallery' : screen;
  return (
    <nav className="rail" aria-label={t('app.screens')}>
      <span className="rail-point" aria-hidden />
      <ul className="rail-places">
        {places.map(({ route, icon: Icon, command }) => (
          <li key={route.screen}>
            <Tip label={t(`commandNames.${command}`)} keys={keysOf(command)} placement="end">
              <Link className="rail-place" href={fragmentOf(route)} aria-current={shown === route.screen ? 'page' : undefined}>
                <Icon size={20} strokeWidth={1.75} aria-hidden />
                <span className="rail-name">{t(`screens.${route.screen}`)}</span>
              </Link>
            </Tip>
          </li>
        ))}
      </ul>
      <ExportIndicator />
      <Tip label={t('commands.palette')} keys={keysOf('help.palette')} placement="end">
        <Button className="rail-place" aria-label={t('commands.palette')} onPress={() => showDialog('palette')}>
          <CommandIcon size={20} strokeWidth={1.75} aria-hidden />
        </Button>
      </Tip>
    </nav>
  );
}
