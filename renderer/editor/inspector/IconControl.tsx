// Choosing an icon of the packed set: searched by its name and what it stands for, solid or as a line. The set is fetched when first asked for.

import { use, Suspense, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, DialogTrigger, GridLayout, Input, ListBox, ListBoxItem, Popover, SearchField, Size, Virtualizer } from 'react-aria-components';
import iconsAddress from '../../../assets/icons/phosphor.json?url';
import { Fault } from '../../../shared/fault.ts';
import { iconSide } from '../../../shared/iconPath.ts';
import { readIconSet, searchIcons, type IconSet, type IconStyle } from '../../../shared/icons.ts';
import { isRecord } from '../../../shared/record.ts';
import { Segments } from '../../ui/index.ts';
import type { ControlProps, InputOf } from './control.ts';

let loading: Promise<IconSet> | undefined;

async function fetchIcons(): Promise<IconSet> {
  const answer = await fetch(iconsAddress);
  if (!answer.ok) throw new Fault('storage', `The icons could not be fetched (${answer.status}). Open the studio again.`);
  return readIconSet(await answer.json());
}

/** The packed icons, fetched once. */
export function loadIcons(): Promise<IconSet> {
  loading ??= fetchIcons();
  return loading;
}

export function IconControl({ label, value, isMixed, isDisabled, onChange }: ControlProps<InputOf<'icon'>>): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const given = isRecord(value) && !isMixed ? value : {};
  const name = typeof given['name'] === 'string' ? given['name'] : t(isMixed ? 'inspector.mixed' : 'inspector.none');
  const path = typeof given['path'] === 'string' ? given['path'] : '';
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="colour-button" aria-label={`${label}: ${name}`} isDisabled={isDisabled}>
        <Drawn path={path} size={16} />
        <span className="colour-name">{name.replaceAll('-', ' ')}</span>
      </Button>
      <Popover className="popover icon-popover" placement="start top" aria-label={label}>
        <Suspense fallback={<div className="icon-panel" aria-busy="true" />}>
          <IconPanel
            onChoose={(icon) => {
              onChange(icon);
              setOpen(false);
            }}
          />
        </Suspense>
      </Popover>
    </DialogTrigger>
  );
}

function Drawn({ path, size }: { path: string; size: number }): ReactNode {
  return (
    <svg className="icon-drawn" width={size} height={size} viewBox={`0 0 ${iconSide} ${iconSide}`} aria-hidden>
      <path d={path} fill="currentColor" />
    </svg>
  );
}

const styles = ['solid', 'line'] as const;
const cell = new Size(36, 36);

function IconPanel({ onChoose }: { onChoose: (icon: { readonly name: string; readonly path: string }) => void }): ReactNode {
  const { t } = useTranslation();
  const set = use(loadIcons());
  const [words, setWords] = useState('');
  const [style, setStyle] = useState<IconStyle>('solid');
  const wanted = useDeferredValue(words);
  const found = useMemo(() => searchIcons(set, wanted).map((icon) => ({ id: icon.name, path: icon[style] })), [set, wanted, style]);
  return (
    <div className="icon-panel">
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- opening the icons is asking for one */}
      <SearchField className="layers-search" aria-label={t('icons.search')} value={words} onChange={setWords} autoFocus>
        <Input className="layers-search-input" placeholder={t('icons.search')} />
      </SearchField>
      <Segments label={t('icons.style')} value={style} options={styles.map((id) => ({ id, name: t(`icons.${id}`) }))} onChange={(id) => setStyle(styles.find((one) => one === id) ?? 'solid')} />
      <Virtualizer layout={GridLayout} layoutOptions={{ minItemSize: cell, maxItemSize: cell, minSpace: new Size(4, 4) }}>
        <ListBox
          className="icon-list"
          aria-label={t('icons.list')}
          layout="grid"
          items={found}
          selectionMode="single"
          onSelectionChange={(keys) => {
            const icon = keys === 'all' ? undefined : found.find(({ id }) => keys.has(id));
            if (icon) onChoose({ name: icon.id, path: icon.path });
          }}
          renderEmptyState={() => <p className="panel-empty">{t('icons.none')}</p>}
        >
          {(icon) => (
            <ListBoxItem className="icon-item" textValue={icon.id.replaceAll('-', ' ')} aria-label={icon.id.replaceAll('-', ' ')}>
              <Drawn path={icon.path} size={22} />
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </div>
  );
}
