// The problems found, each sentence once with the sizes that have it; a click goes to the first of them and to its field.

import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { allSizes, fullName } from '../drawing/sizes.ts';
import { SeverityMark } from '../export/PlanView.tsx';
import { mergedProblems, type MergedProblem } from './checkState.ts';
import { showSize, useEditor } from './editorStore.ts';

/** Sizes named before "and N more". */
const sizesNamed = 3;

export function ChecksPanel(): ReactNode {
  const { t } = useTranslation();
  const problems = useEditor((editor) => editor.problems);
  const networks = useEditor((editor) => editor.networks);
  const merged = mergedProblems(problems);
  const left = (networks ? allSizes(networks) : []).filter((size) => !problems[size.id]).length;
  if (Object.keys(problems).length === 0) return <p className="checks-words muted">{t('checks.running')}</p>;
  if (merged.length === 0) {
    return (
      <p className="checks-words checks-well">
        <CircleCheck size={16} aria-hidden /> {left > 0 ? t('checks.wellSoFar', { count: left }) : t('checks.well')}
      </p>
    );
  }
  return (
    <ul className="checks">
      {merged.map((one) => (
        <li key={`${one.problem.check} ${one.problem.message}`}>
          <CheckRow merged={one} />
        </li>
      ))}
    </ul>
  );
}

function CheckRow({ merged: { problem, sizes } }: { merged: MergedProblem }): ReactNode {
  const { t } = useTranslation();
  const networks = useEditor((editor) => editor.networks);
  const shown = useEditor((editor) => editor.sizeId);
  const known = networks ? allSizes(networks) : [];
  const names = sizes.slice(0, sizesNamed).flatMap((id) => {
    const size = known.find((one) => one.id === id);
    return networks && size ? [fullName(networks, size)] : [];
  });
  const isEverywhere = sizes.length >= known.length;
  return (
    <Button
      className="check-row"
      onPress={() => {
        const next = sizes[(sizes.indexOf(shown) + 1) % sizes.length];
        if (next && !isEverywhere) showSize(next);
        if (problem.field) focusField(problem.field);
      }}
    >
      <SeverityMark severity={problem.severity} />
      <span>
        <span className="check-words">{problem.message}</span>
        <span className="muted small">
          {isEverywhere ? t('checks.everywhere') : names.join(', ')}
          {!isEverywhere && sizes.length > names.length ? ` ${t('checks.moreSizes', { count: sizes.length - names.length })}` : ''}
        </span>
      </span>
    </Button>
  );
}

/** Puts the cursor into the form's input of a field. */
function focusField(field: string): void {
  document.querySelector<HTMLElement>(`[name="field-${CSS.escape(field)}"]`)?.focus();
}
