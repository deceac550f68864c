// A network as data: its sizes and its rules for captions, alt texts and pictures, each rule with its source and confidence.

import type { Confidence, Size } from '../size.ts';

/** A fact of the table: a value, how sure it is, and where it was read. */
export interface Fact<T> {
  readonly value: T;
  readonly confidence: Confidence;
  /** Keys into the table's `sources`. */
  readonly sources: readonly string[];
  readonly note?: string;
}

export interface CaptionRules {
  /** Longest caption, in the unit of `counting`; absent where no limit is known. */
  readonly max?: Fact<number>;
  /** Length above which the network may cut or refuse a caption, where its pages disagree or are vague. */
  readonly advise?: Fact<number>;
  readonly maxBytes?: Fact<number>;
  /** Id of a row of the counting table (counting.ts). */
  readonly counting: string;
  readonly maxHashtags?: Fact<number>;
  /** Number of hashtags above which some accounts are refused. */
  readonly adviseHashtags?: Fact<number>;
}

export interface AltTextRules {
  readonly supported: Fact<boolean | null>;
  readonly max?: Fact<number>;
}

export interface Network {
  readonly id: string;
  readonly name: string;
  readonly sizes: readonly Size[];
  readonly caption: CaptionRules;
  readonly altText: AltTextRules;
  readonly maxImages?: Fact<number>;
  /** Address of the network's own page for writing a post, for hand-over. */
  readonly composer?: string;
}

export interface Source {
  readonly title: string;
  readonly url: string;
  readonly asOf: string;
}

export interface NetworkTable {
  /** Day the facts were compiled, ISO 8601. */
  readonly compiledOn: string;
  readonly networks: readonly Network[];
  readonly sources: Readonly<Record<string, Source>>;
}
