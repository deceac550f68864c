// The table of checks, and running it. Messages, severities and whether a job is skipped are decided here alone.

import { altLengthCheck } from './altLength.ts';
import { altTextCheck } from './altText.ts';
import { animatedCheck } from './animated.ts';
import type { Check, CheckSubject, Problem } from './check.ts';
import { consentCheck, consentDateCheck } from './consent.ts';
import { contrastCheck } from './contrast.ts';
import { fieldLimitsCheck } from './fieldLimits.ts';
import { misreadCheck } from './misread.ts';
import { missingGlyphCheck } from './missingGlyph.ts';
import { photoCheck } from './photo.ts';
import { photoSizeCheck } from './photoSize.ts';
import { requiredCheck } from './required.ts';
import { rowCheck, sheetCheck } from './row.ts';
import { safeZoneCheck } from './safeZone.ts';
import { textCutCheck } from './textCut.ts';
import { textSizeCheck } from './textSize.ts';

/** In the order people should read them. */
export const checks: readonly Check[] = [
  requiredCheck,
  consentCheck,
  photoCheck,
  misreadCheck,
  textCutCheck,
  missingGlyphCheck,
  fieldLimitsCheck,
  textSizeCheck,
  contrastCheck,
  safeZoneCheck,
  photoSizeCheck,
  animatedCheck,
  altTextCheck,
  altLengthCheck,
];

/** Found elsewhere: when a spreadsheet is read, when an export is planned, and when a picture is made. */
const foundElsewhere: ReadonlyMap<string, string> = new Map([
  ...[rowCheck, sheetCheck, consentDateCheck].map(({ id, name }) => [id, name] as const),
  ['file-name', 'File name'],
  ['file-type', 'File type'],
  ['export', 'Picture cannot be made'],
]);

/** What people call each check, in the order they should read them. */
export const checkNames: ReadonlyMap<string, string> = new Map([[rowCheck.id, rowCheck.name], ...checks.map(({ id, name }) => [id, name] as const), ...foundElsewhere]);

const blocking = new Set([rowCheck, ...checks].filter((check) => check.blocks).map((check) => check.id));

/** Whether a problem keeps its job from being made (`skipped`). */
export function isBlocking(problem: Pick<Problem, 'check'>): boolean {
  return blocking.has(problem.check);
}

const withoutPixels = checks.filter((check) => check.needs === undefined);
const blockingChecks = checks.filter((check) => check.blocks);

/** All problems of one picture; none where all is well. Without `pixelsBehind`, those that need no drawn picture. */
export function runChecks(subject: CheckSubject): readonly Problem[] {
  return problemsOf(subject.pixelsBehind ? checks : withoutPixels, subject);
}

/** Problems of checks that need neither scene nor pixels: whether a row can be made at all, once for all its sizes. */
export function blockingProblems(subject: CheckSubject): readonly Problem[] {
  return problemsOf(blockingChecks, subject);
}

function problemsOf(wanted: readonly Check[], subject: CheckSubject): readonly Problem[] {
  const problems: Problem[] = [];
  for (const check of wanted) {
    for (const found of check.find(subject)) problems.push({ check: check.id, severity: check.severity, ...found });
  }
  return problems;
}
