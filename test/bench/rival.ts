// What every rival is given, and what it answers. Texts are set already, line by line, so that all draw the same picture and none
// pays for finding the size at which a text fits.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of text. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  /** Top of a line box of this height in which CSS puts the baseline where it belongs. */
  readonly top: number;
  readonly height: number;
  readonly size: number;
  readonly family: string;
  readonly weight: number;
  readonly colour: string;
  /** In pixels. */
  readonly letterSpacing: number;
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: string;
}

/** What differs from row to row. */
export interface Row {
  /** A file as large as its box. */
  readonly portrait: string;
  readonly lines: readonly Line[];
  readonly circles: readonly Circle[];
}

/** The picture to make of each row: what all have in common. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Of the JPEG, 1 to 100. */
  readonly quality: number;
  readonly fonts: readonly { readonly family: string; readonly weight: number; readonly file: string }[];
  /** A file as large as the page. */
  readonly photo: string;
  readonly veil: { readonly colour: string; readonly opacity: number };
  readonly logo: { readonly svg: string; readonly box: Box };
  readonly qr: { readonly path: string; readonly colour: string; readonly background: string; readonly box: Box };
  readonly portrait: Box;
  readonly lines: readonly Line[];
  /** Path of an installed Chromium. */
  readonly browser?: string;
}

export interface Rival {
  readonly name: string;
  /** Of the tool, as installed. */
  readonly version: string;
  /** Whether what all rows have in common is drawn once. */
  readonly cachesBase: boolean;
  /** Called once, before anything is measured. */
  prepare(picture: Picture): Promise<void>;
  /** The bytes of a JPEG. */
  render(row: Row): Promise<Uint8Array>;
  close?(): Promise<void>;
}

/** What the bench says to a rival's process, and what that answers. */
export type ToRival =
  | { readonly type: 'prepare'; readonly picture: Picture }
  | { readonly type: 'make'; readonly rows: readonly Row[]; readonly folder: string; readonly first: number }
  | { readonly type: 'close' };

export type FromRival =
  | { readonly type: 'ready'; readonly name: string; readonly version: string; readonly cachesBase: boolean }
  | { readonly type: 'made'; readonly bytes: number }
  | { readonly type: 'failed'; readonly message: string };
