// Values from outside, taken for objects only where they are.

/** Whether a value is an object with properties: no array, not null. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
