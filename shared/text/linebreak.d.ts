// The package `linebreak` (UAX #14) ships no types.

declare module 'linebreak' {
  export interface Break {
    /** UTF-16 offset before which a line may end. */
    readonly position: number;
    /** Whether a line must end here. */
    readonly required: boolean;
  }

  export default class LineBreaker {
    constructor(text: string);
    /** The next opportunity, ending with the one after the last character; null after that. */
    nextBreak(): Break | null;
  }
}
