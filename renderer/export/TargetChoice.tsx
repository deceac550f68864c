// Where an export goes: a new folder, the folder of the last export of the same, which is brought up to date, or one of a person's own.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanSummary } from '../../shared/api.ts';
import { useAgo } from '../shell/useAgo.ts';
import { Segments, TextInput } from '../ui/index.ts';
import { choose, useExport } from './exportRun.ts';

type Target = 'new' | 'earlier' | 'own';

export function TargetChoice({ plan }: { plan: PlanSummary | undefined }): ReactNode {
  const { t } = useTranslation();
  const { folder, updates } = useExport((state) => state.choice);
  const [isOwn, setOwn] = useState(folder !== '');
  const earlier = plan?.earlier;
  const ago = useAgo(earlier?.startedAt ?? new Date(0).toISOString());
  const target: Target = updates && earlier ? 'earlier' : isOwn ? 'own' : 'new';
  const options: readonly Target[] = earlier ? ['new', 'earlier', 'own'] : ['new', 'own'];
  return (
    <section className="export-target" aria-label={t('export.folder')}>
      <Segments
        label={t('export.folder')}
        value={target}
        options={options.map((id) => ({ id, name: t(`export.targets.${id}`) }))}
        onChange={(id) => {
          setOwn(id === 'own');
          choose({ updates: id === 'earlier', ...(id === 'own' ? {} : { folder: '' }) });
        }}
      />
      {target === 'earlier' ? <p className="field-hint">{t('export.updateWords', { ago })}</p> : null}
      {target === 'own' ? (
        <TextInput label={t('export.ownFolder')} value={folder} direction="ltr" placeholder={plan?.folder ?? ''} onChange={(path) => choose({ folder: path.trim() })} />
      ) : plan ? (
        <p className="plan-folder">
          <code>{plan.folder}</code>
        </p>
      ) : null}
    </section>
  );
}
