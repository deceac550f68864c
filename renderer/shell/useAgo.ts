// How long ago something was, in the page's language, kept right while it is on show.

import { useEffect, useState } from 'react';

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `3 minutes ago`; `now` within the first minute. */
export function ago(instant: string, nowMs: number, language: string): string {
  const passed = nowMs - Date.parse(instant);
  const [unit, length] = steps.find(([, length]) => passed >= length) ?? ['second', Infinity];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-Math.floor(Math.max(0, passed) / length) || 0, unit);
}

export function useAgo(instant: string): string {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return ago(instant, Math.max(nowMs, Date.parse(instant)), document.documentElement.lang);
}
