// The command palette: search a command by name and run it.

import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField, useFilter } from 'react-aria-components';
import { useConnection } from '../shell/connection.ts';
import { isMac, keysAsRead } from '../shell/keys.ts';
import { canRun, commands, groupOf } from './commands.ts';
import './commands.css';
import { runCommand } from './useCommands.ts';

export function Palette({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const connection = useConnection();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [available] = useState(() => commands.filter((command) => command.id !== 'help.palette' && canRun(command)));
  return (
    <ModalOverlay className="overlay palette-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="modal palette">
        <Dialog className="window" aria-label={t('commands.palette')}>
          <Autocomplete filter={contains}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- opening the palette is asking to type */}
            <SearchField className="palette-search" aria-label={t('commands.search')} autoFocus>
              <Search size={16} aria-hidden />
              <Input className="palette-input" placeholder={t('commands.search')} />
            </SearchField>
            <Menu
              className="palette-list"
              aria-label={t('commands.palette')}
              items={available}
              renderEmptyState={() => <p className="palette-none muted">{t('commands.none')}</p>}
              onAction={(id) => {
                const command = commands.find((one) => one.id === id);
                onClose();
                if (command) runCommand(command, connection);
              }}
            >
              {(command) => (
                <MenuItem id={command.id} className="palette-item" textValue={t(`commandNames.${command.id}`)}>
                  <span>{t(`commandNames.${command.id}`)}</span>
                  <span className="muted small">{t(`commands.groups.${groupOf(command)}`)}</span>
                  <kbd className="key">{command.keys[0] ? keysAsRead(command.keys[0], isMac) : ''}</kbd>
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
