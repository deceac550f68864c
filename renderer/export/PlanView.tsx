// What would be written, before anything is: where, the names of the first files, and every problem.

import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedJob, PlanSummary } from '../../shared/api.ts';
import type { Severity } from '../../shared/checks/check.ts';

/** Names shown of files without problems. */
const namesShown = 6;

const marks: Readonly<Record<Severity, ReactNode>> = {
  error: <CircleAlert size={14} aria-hidden />,
  warning: <TriangleAlert size={14} aria-hidden />,
  notice: <Info size={14} aria-hidden />,
};

/** A severity as an icon, with its name for assistive technology. */
export function SeverityMark({ severity }: { severity: Severity }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={`severity severity-${severity}`}>
      {marks[severity]}
      <span className="unseen">{t(`checks.severities.${severity}`)}</span>
    </span>
  );
}

export function PlanView({ plan }: { plan: PlanSummary | undefined }): ReactNode {
  const { t } = useTranslation();
  if (!plan) return null;
  const withProblems = plan.jobs.filter((job) => job.problems.length > 0);
  const clean = plan.jobs.filter((job) => job.problems.length === 0).slice(0, namesShown);
  return (
    <section className="plan" aria-label={t('export.plan')}>
      {withProblems.length > 0 ? (
        <>
          <h3 className="field-label">{t('export.problems')}</h3>
          <ul className="plan-problems">
            {mergedProblems(withProblems, plan.rowCount > 1).map((problem) => (
              <li key={problem.key} className="plan-problem">
                <SeverityMark severity={problem.severity} />
                <div>
                  <p>{problem.message}</p>
                  <p className="muted small">{problem.where}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3 className="field-label">{t('export.files')}</h3>
      <ul className="plan-files">
        {(clean.length > 0 ? clean : plan.jobs.slice(0, namesShown)).map((job) => (
          <li key={job.file}>
            <code>{job.file}</code>
          </li>
        ))}
        {plan.jobCount > namesShown ? <li className="muted">{t('export.more', { count: plan.jobCount - Math.min(namesShown, clean.length || namesShown) })}</li> : null}
      </ul>
    </section>
  );
}

interface MergedProblem {
  readonly key: string;
  readonly severity: Severity;
  readonly message: string;
  readonly where: string;
}

/** The same sentence of several jobs becomes one line that names them. */
function mergedProblems(jobs: readonly PlannedJob[], namesRows: boolean): readonly MergedProblem[] {
  const found = jobs.flatMap((job) => job.problems.map((problem) => ({ problem, place: namesRows ? `${job.row} · ${job.size}` : job.size })));
  return [...Map.groupBy(found, ({ problem }) => `${problem.severity} ${problem.message}`)].map(([key, same]) => ({
    key,
    severity: same[0]!.problem.severity,
    message: same[0]!.problem.message,
    where: placesWords(same.map(({ place }) => place)),
  }));
}

function placesWords(places: readonly string[]): string {
  const shown = places.slice(0, 4).join(', ');
  return places.length > 4 ? `${shown} +${places.length - 4}` : shown;
}
