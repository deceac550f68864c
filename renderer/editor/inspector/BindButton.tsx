// Binds a property to a field in one step, or frees it: the field decides it from then on, in every row of a spreadsheet.

import { Link2, Link2Off } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { bindProperty, canBind, fieldsFor, freeProperty, boundField } from '../../../shared/binding.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { Tip } from '../../ui/index.ts';
import { useCalmDesign } from '../calmDesign.ts';
import { useCanvas } from '../canvasStore.ts';
import { edit } from '../editorStore.ts';
import { fieldLabel } from '../fieldLabel.ts';
import type { InspectedProperty } from './inspected.ts';

interface BindButtonProps {
  readonly ids: readonly string[];
  readonly given: InspectedProperty;
  readonly label: string;
}

export function BindButton({ ids, given, label }: BindButtonProps): ReactNode {
  const { t } = useTranslation();
  const page = useCanvas((canvas) => canvas.page);
  const design = useCalmDesign();
  if (!design || !canBind(given.kind, given.name)) return null;
  const bound = boundField(design, page, ids[0]!, given.name);
  const fields = fieldsFor(design, given.kind, given.name);
  const words = bound === undefined ? t('inspector.bind', { label }) : t('inspector.bound', { label, field: nameOf(bound, design.fields) });
  const choose = (key: string): void => {
    if (key === 'free') {
      edit((now) => ids.reduce((one, id) => freeProperty(one, page, id, given.name), now));
      announce(text('inspector.freed', { label }));
      return;
    }
    const field = key === 'new' ? undefined : key.slice('field '.length);
    edit((now) => bindProperty(now, page, ids, given.name, { field, label }));
    announce(text('inspector.isBound', { label }));
  };
  return (
    <MenuTrigger>
      <Tip label={words}>
        <Button className={`button button-icon button-quiet bind-button${bound === undefined ? '' : ' is-bound'}`} aria-label={words}>
          <Link2 size={14} aria-hidden />
        </Button>
      </Tip>
      <Popover className="popover" placement="bottom end">
        <Menu className="list-box" aria-label={words} onAction={(key) => choose(String(key))}>
          <MenuItem id="new" className="list-box-item menu-item">
            {t('inspector.newField')}
          </MenuItem>
          <MenuSection aria-label={t('panels.fields')}>
            {fields.map((field) => (
              <MenuItem key={field.name} id={`field ${field.name}`} className="list-box-item menu-item">
                {fieldLabel(field)}
              </MenuItem>
            ))}
          </MenuSection>
          {bound === undefined ? null : <Separator className="menu-line" />}
          {bound === undefined ? null : (
            <MenuItem id="free" className="list-box-item menu-item">
              <Link2Off size={14} aria-hidden /> {t('inspector.free')}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function nameOf(name: string, fields: readonly { readonly name: string; readonly label: string }[]): string {
  const field = fields.find((one) => one.name === name);
  return field ? fieldLabel(field) : name;
}
