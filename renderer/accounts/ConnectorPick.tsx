// The kinds of accounts that can be added, found by typing.

import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import type { ConnectorListing } from '../../shared/api.ts';

interface ConnectorPickProps {
  readonly connectors: readonly ConnectorListing[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

export function ConnectorPick({ connectors, value, onChange }: ConnectorPickProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ComboBox className="text-field" defaultItems={connectors} value={value === '' ? null : value} onChange={(key) => key !== null && onChange(String(key))} menuTrigger="focus">
      <Label className="field-label">{t('accounts.connector')}</Label>
      <div className="combo">
        <Input className="input" placeholder={t('accounts.searchConnectors')} />
        <Button className="combo-button" aria-label={t('accounts.connectors')}>
          <ChevronsUpDown size={14} aria-hidden />
        </Button>
      </div>
      <Popover className="popover">
        <ListBox className="list-box">
          {(connector: ConnectorListing) => (
            <ListBoxItem id={connector.id} className="list-box-item" textValue={connector.name}>
              {({ isSelected }) => (
                <>
                  <span className="list-box-mark">{isSelected ? <Check size={14} aria-hidden /> : null}</span>
                  <span>
                    {connector.name}
                    {connector.isTried ? null : <span className="muted small"> · {t('accounts.untriedShort')}</span>}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
