// Which sizes to export: recommended, all, or chosen one by one by network.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkTable } from '../../shared/networks/network.ts';
import { sizeGroups } from '../drawing/sizes.ts';
import { ShapeMark } from '../drawing/ShapeMark.tsx';
import { Pixels, Segments, Tick } from '../ui/index.ts';
import { choose, useExport } from './exportRun.ts';

export function SizeTicks({ networks, sizes }: { networks: NetworkTable | undefined; sizes: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const preset = useExport((state) => state.choice.preset);
  const chosen = new Set(sizes);
  const set = (ids: readonly string[], isOn: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) if (isOn) next.add(id); else next.delete(id);
    choose({ preset: 'choose', sizes: [...next] });
  };
  return (
    <section className="size-ticks" aria-label={t('export.sizes')}>
      <div className="size-ticks-head">
        <Segments
          label={t('export.sizes')}
          value={preset}
          options={(['recommended', 'all', 'choose'] as const).map((id) => ({ id, name: t(`export.presets.${id}`) }))}
          onChange={(id) => choose({ preset: id === 'all' || id === 'choose' ? id : 'recommended', ...(id === 'choose' ? { sizes } : {}) })}
        />
        <span className="muted figures">{t('export.sizeCount', { count: sizes.length })}</span>
      </div>
      <div className="size-ticks-list" tabIndex={-1}>
        {networks
          ? sizeGroups(networks).map((group) => {
              const ids = group.sizes.map((size) => size.id);
              const onCount = ids.filter((id) => chosen.has(id)).length;
              return (
                <fieldset key={group.network} className="tick-group" aria-label={group.name}>
                  <Tick isSelected={onCount === ids.length} isIndeterminate={onCount > 0 && onCount < ids.length} onChange={(isOn) => set(ids, isOn)}>
                    <strong>{group.name}</strong>
                  </Tick>
                  {group.sizes.map((size) => (
                    <div key={size.id} className="tick-size">
                      <Tick isSelected={chosen.has(size.id)} onChange={(isOn) => set([size.id], isOn)} label={`${group.name} ${size.name}`}>
                        <ShapeMark width={size.width} height={size.height} />
                        {size.name}
                      </Tick>
                      <span className="muted small">
                        <Pixels width={size.width} height={size.height} />
                      </span>
                    </div>
                  ))}
                </fieldset>
              );
            })
          : null}
      </div>
    </section>
  );
}
