// The studio itself through the doorway: what it is, what changes in it, and its settings.

import { openOutsideLink } from '../host/reveal.ts';
import { readVersion } from '../version.ts';
import type { Studio } from '../studio.ts';
import { procedures } from './implementer.ts';

export function studioProcedures(studio: Studio) {
  return {
    info: procedures.studio.info.handler(() => ({
      version: readVersion(),
      host: studio.host,
      library: studio.library.folder,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    })),
    events: procedures.studio.events.handler(({ signal }) => studio.events.listen(signal)),
    openLink: procedures.studio.openLink.handler(async ({ input }) => {
      await openOutsideLink(input.url);
      return null;
    }),
    menu: procedures.studio.menu.handler(({ input }) => {
      studio.showMenu(input.menus, input.recentLabel);
      return null;
    }),
    setting: procedures.studio.setting.handler(({ input }) => {
      if (input.value !== undefined) studio.library.settings.set(input.key, input.value);
      return studio.library.settings.get(input.key) ?? '';
    }),
  };
}
