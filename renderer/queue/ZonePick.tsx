// A time zone, found by typing.

import { Check, ChevronsUpDown } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, ListLayout, Popover, Virtualizer } from 'react-aria-components';

export function ZonePick({ value, onChange }: { value: string; onChange: (zone: string) => void }): ReactNode {
  const { t } = useTranslation();
  const zones = useMemo(() => [...new Set([value, ...Intl.supportedValuesOf('timeZone')])].sort().map((id) => ({ id })), [value]);
  return (
    <ComboBox className="text-field" defaultItems={zones} value={value} onChange={(key) => key !== null && onChange(String(key))} menuTrigger="focus">
      <Label className="field-label">{t('queue.zone')}</Label>
      <div className="combo">
        <Input className="input" />
        <Button className="combo-button" aria-label={t('queue.zones')}>
          <ChevronsUpDown size={14} aria-hidden />
        </Button>
      </div>
      <Popover className="popover">
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 30 }}>
          <ListBox className="list-box zone-list">
            {(zone: { id: string }) => (
              <ListBoxItem id={zone.id} className="list-box-item" textValue={zone.id}>
                {({ isSelected }) => (
                  <>
                    <span className="list-box-mark">{isSelected ? <Check size={14} aria-hidden /> : null}</span>
                    {zone.id}
                  </>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
}
