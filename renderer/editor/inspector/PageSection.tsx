// Properties of the page, shown where nothing is selected.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { setBackground } from '../../../shared/pages.ts';
import { useCalmDesign } from '../calmDesign.ts';
import { useCanvas } from '../canvasStore.ts';
import { edit, editInRun, finishTyping } from '../editorStore.ts';
import { FillInput } from './FillInput.tsx';
import { Section } from './Section.tsx';

export function PageSection(): ReactNode {
  const { t } = useTranslation();
  const page = useCanvas((canvas) => canvas.page);
  const design = useCalmDesign();
  const given = design?.pages[page];
  if (!design || !given) return null;
  return (
    <section className="inspector" aria-label={t('panels.inspector')}>
      <header className="inspector-head">
        <h2 className="inspector-count">{design.pages.length === 1 ? t('inspector.page') : t('inspector.pageOf', { number: page + 1, count: design.pages.length })}</h2>
      </header>
      <Section name="background" title={t('inspector.background')}>
        <FillInput
          label={t('inspector.background')}
          value={given.background}
          onChange={(fill) => edit((now) => setBackground(now, page, fill))}
          onRun={(fill) => editInRun(`background ${given.id}`, (now) => setBackground(now, page, fill))}
          onDone={finishTyping}
        />
      </Section>
      <p className="panel-empty small">{t('inspector.nothing')}</p>
    </section>
  );
}
