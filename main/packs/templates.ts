// Reads a template of a pack. Whatever a stranger wrote there, the outcome is a design or one sentence.

import { Fault } from '../../shared/fault.ts';
import { readDesign, type ReadDesign } from '../../shared/readDesign.ts';

/** The design, and what reading had to repair. Throws a Fault (`input`) that begins with `place`. */
export function readTemplate(value: unknown, place: string): ReadDesign {
  try {
    return readDesign(value);
  } catch (error) {
    if (error instanceof Fault) throw new Fault('input', `${place}: ${error.message}`, { detail: error.detail, cause: error });
    // Nesting beyond the stack is the one way left for plain JSON to fail.
    if (error instanceof RangeError) throw new Fault('input', `${place} is nested too deeply to be a template.`, { cause: error });
    throw error;
  }
}
