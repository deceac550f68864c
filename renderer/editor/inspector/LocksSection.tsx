// What of the selection may not be changed, one by one: for those who fill the template, and against slips of one's own hand.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lockNames, type Lock } from '../../../shared/locks.ts';
import { propertiesOf } from '../../../shared/elements/index.ts';
import { Tick } from '../../ui/index.ts';
import { applyValue, type Inspected } from './inspected.ts';
import { Section } from './Section.tsx';

const isLock = (name: string): name is Lock => Object.hasOwn(lockNames, name);
const locks = Object.keys(lockNames).filter(isLock);

export function LocksSection({ inspected: { ids, elements } }: { inspected: Inspected }): ReactNode {
  const { t } = useTranslation();
  const hasCrop = elements.every((element) => Object.hasOwn(propertiesOf(element.kind), 'focus'));
  const offered = locks.filter((lock) => lock !== 'crop' || hasCrop);
  const isWhole = elements.some((element) => element.locked);
  return (
    <Section name="locks" title={t('inspector.locks')}>
      <fieldset className="locks" aria-label={t('inspector.locks')}>
        {offered.map((lock) => {
          const count = elements.filter((element) => element.locks?.includes(lock)).length;
          const toggle = (isOn: boolean): void => {
            const now = new Set(elements[0]?.locks);
            if (isOn) now.add(lock);
            else now.delete(lock);
            applyValue(ids, 'locks', now.size === 0 ? null : [...now]);
          };
          return (
            <Tick key={lock} isSelected={isWhole || count === elements.length} isIndeterminate={!isWhole && count > 0 && count < elements.length} isDisabled={isWhole} onChange={toggle}>
              {t(`locks.${lock}`)}
            </Tick>
          );
        })}
      </fieldset>
      <p className="property-hint muted small">{t(isWhole ? 'inspector.lockedWhole' : 'inspector.locksHint')}</p>
    </Section>
  );
}
