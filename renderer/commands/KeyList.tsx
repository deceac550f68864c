// The searchable list of keys.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isMac, keysAsRead } from '../shell/keys.ts';
import { TextInput, Window } from '../ui/index.ts';
import { commands, groupOf, type Command, type CommandGroup } from './commands.ts';
import './commands.css';

export function KeyList({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  const shown = commands.filter(
    (command) =>
      command.keys.length > 0 &&
      [t(`commandNames.${command.id}`), ...command.keys.map((keys) => keysAsRead(keys, isMac))].join(' ').toLocaleLowerCase().includes(wanted),
  );
  return (
    <Window title={t('commands.keys')} onClose={onClose}>
      <TextInput label={t('commands.searchKeys')} value={query} onChange={setQuery} takesFocus />
      {shown.length === 0 ? <p className="palette-none muted">{t('commands.none')}</p> : null}
      <div className="key-groups">
        {groupsOf(shown).map(([group, members]) => (
          <section key={group}>
            <h3 className="key-group">{t(`commands.groups.${group}`)}</h3>
            <dl>
              {members.map((command) => (
                <div key={command.id} className="key-row">
                  <dt>{t(`commandNames.${command.id}`)}</dt>
                  <dd>
                    {command.keys.map((keys) => (
                      <kbd key={keys} className="key">
                        {keysAsRead(keys, isMac)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Window>
  );
}

function groupsOf(list: readonly Command[]): (readonly [CommandGroup, readonly Command[]])[] {
  return [...Map.groupBy(list, groupOf)];
}
