// Above the grid: which rows it lists, words to look for, their order, and how far the check of all rows is.

import { ArrowDownWideNarrow, Rows3, Search, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { rowFilters } from '../../shared/batchGrid.ts';
import { IconToggle } from '../ui/index.ts';
import { askForView, filterRows, useBatch } from './batchStore.ts';

/** Quiet time after a key before rows are looked for. */
const searchAfterMs = 180;

export function GridBar(): ReactNode {
  const { t, i18n } = useTranslation();
  const counts = useBatch((state) => state.counts);
  const view = useBatch((state) => state.view);
  const batch = useBatch((state) => state.batch?.batch);
  const checkName = useBatch((state) => state.preflight?.checks.find(({ check }) => check === state.view.check)?.name ?? state.view.check);
  const number = new Intl.NumberFormat(i18n.language);
  const shown = rowFilters.filter((filter) => filter === 'all' || filter === view.filter || (counts?.[filter] ?? 0) > 0);
  return (
    <div className="grid-bar">
      <ToggleButtonGroup
        className="filters"
        aria-label={t('batch.filter')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[view.filter]}
        onSelectionChange={(keys) => {
          for (const filter of rowFilters) if (keys.has(filter)) filterRows(filter);
        }}
      >
        {shown.map((filter) => (
          <ToggleButton key={filter} id={filter} className={`filter filter-${filter}`}>
            {t(`batch.filters.${filter}`)}
            <span className="filter-count figures">{number.format(counts?.[filter] ?? 0)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {view.check === '' ? null : (
        <AriaButton className="filter filter-check" onPress={() => askForView({ check: '' })}>
          {checkName}
          <X size={12} aria-hidden />
          <span className="unseen">{t('batch.allChecks')}</span>
        </AriaButton>
      )}
      <span className="bar-space" />
      <RowSearch key={batch} />
      <IconToggle
        label={t('batch.problemsFirst')}
        isSelected={view.order === 'problems'}
        onChange={(isOn) => askForView({ order: isOn ? 'problems' : 'sheet' })}
      >
        {view.order === 'problems' ? <ArrowDownWideNarrow size={16} aria-hidden /> : <Rows3 size={16} aria-hidden />}
      </IconToggle>
    </div>
  );
}

function RowSearch(): ReactNode {
  const { t } = useTranslation();
  const search = useBatch((state) => state.view.search);
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === useBatch.getState().view.search) return undefined;
    const timer = setTimeout(() => askForView({ search: typed }), searchAfterMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchField className="row-search" aria-label={t('batch.search')} value={typed} onChange={setTyped}>
      <Search size={14} aria-hidden />
      <Input className="row-search-input" placeholder={t('batch.search')} data-search="rows" />
    </SearchField>
  );
}
