// The fields of the design: what a person who fills it is asked for, in which order, within which limits.

import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Design } from '../../../shared/design.ts';
import { addField, freeFieldName, moveField, removeField, usesOf } from '../../../shared/fieldEdits.ts';
import { standardFields, type Field } from '../../../shared/point.ts';
import { text } from '../../i18n/index.ts';
import { announce } from '../../shell/viewStore.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { edit } from '../editorStore.ts';
import { fieldLabel } from '../fieldLabel.ts';
import { FieldEditor } from './FieldEditor.tsx';
import './fields.css';

/** Fields that the form asks for by itself. */
const asked = new Set(['language', 'alt', 'consent', 'consentDate', 'consentNote']);

export function FieldsPanel({ design }: { design: Design }): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const fields = design.fields.filter((field) => !asked.has(field.name));
  return (
    <div className="fields">
      {fields.length === 0 ? <p className="panel-empty">{t('fieldEditor.none')}</p> : null}
      <ul className="field-list" aria-label={t('panels.fields')}>
        {fields.map((field, index) => (
          <li key={field.name} className={`field-item${open === field.name ? ' is-open' : ''}`}>
            <FieldRow design={design} field={field} index={index} count={fields.length} isOpen={open === field.name} onOpen={() => setOpen(open === field.name ? undefined : field.name)} />
            {open === field.name ? <FieldEditor design={design} field={field} onRenamed={setOpen} /> : null}
          </li>
        ))}
      </ul>
      <AddField design={design} onAdded={setOpen} />
    </div>
  );
}

interface FieldRowProps {
  readonly design: Design;
  readonly field: Field;
  readonly index: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

function FieldRow({ design, field, index, count, isOpen, onOpen }: FieldRowProps): ReactNode {
  const { t } = useTranslation();
  const label = fieldLabel(field);
  const uses = usesOf(design, field.name);
  const move = (by: number): void => {
    const at = design.fields.findIndex((one) => one.name === field.name);
    edit((now) => moveField(now, field.name, at + by));
    announce(text('fieldEditor.moved', { label, place: index + 1 + by }));
  };
  return (
    <div className="field-row">
      <AriaButton className="field-open" aria-expanded={isOpen} onPress={onOpen}>
        <span className="field-open-name">
          {label}
          {field.required ? ' •' : ''}
        </span>
        <span className="muted small">
          {t(`fieldTypes.${field.type}`)} · {uses === 0 ? t('fieldEditor.unused') : t('fieldEditor.uses', { count: uses })}
        </span>
      </AriaButton>
      <IconButton label={t('fieldEditor.up', { label })} isDisabled={index === 0} onPress={() => move(-1)}>
        <ChevronUp size={14} aria-hidden />
      </IconButton>
      <IconButton label={t('fieldEditor.down', { label })} isDisabled={index === count - 1} onPress={() => move(1)}>
        <ChevronDown size={14} aria-hidden />
      </IconButton>
      <IconButton
        label={t('fieldEditor.remove', { label })}
        onPress={() => {
          edit((now) => removeField(now, field.name));
          announce(text('fieldEditor.removed', { label }));
        }}
      >
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

/** Offers the parts of a point, which every spreadsheet and template knows, before a field of one's own. */
function AddField({ design, onAdded }: { design: Design; onAdded: (name: string) => void }): ReactNode {
  const { t } = useTranslation();
  const free = standardFields.filter((field) => !asked.has(field.name) && !design.fields.some((one) => one.name === field.name));
  const add = (name: string): void => {
    const standard = free.find((field) => field.name === name);
    const label = t('fieldEditor.newLabel');
    const given: Field = standard ?? { name: freeFieldName(design, label), label, type: 'text' };
    edit((now) => addField(now, given));
    onAdded(given.name);
    announce(text('fieldEditor.added', { label: fieldLabel(given) }));
  };
  return (
    <div className="fields-foot">
      <MenuTrigger>
        <Button icon={<Plus size={14} aria-hidden />}>{t('fieldEditor.add')}</Button>
        <Popover className="popover" placement="top start">
          <Menu className="list-box" aria-label={t('fieldEditor.add')} onAction={(key) => add(String(key))}>
            <MenuItem id="" className="list-box-item menu-item">
              {t('fieldEditor.own')}
            </MenuItem>
            {free.map((field) => (
              <MenuItem key={field.name} id={field.name} className="list-box-item menu-item">
                {fieldLabel(field)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
