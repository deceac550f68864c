// Elements that show facts: icons, charts of a share, and tables. Their numbers are texts, so that they come from the point as it is typed.

import type { Colour, ElementBase, TextSize } from './design.ts';

/** A drawing of the packed set as a design keeps it: its name, and its outline in a square of 256 (see `iconPath.ts`). */
export interface Icon {
  readonly name: string;
  readonly path: string;
}

export interface IconElement extends ElementBase {
  readonly kind: 'icon';
  readonly icon: Icon;
  readonly colour: Colour;
  /** Points to a side: it turns about in a language written from right to left. */
  readonly directional: boolean;
}

/** A share as so many of so many dots. */
export interface DotsElement extends ElementBase {
  readonly kind: 'dots';
  /** A share (`1 in 5`, `20 %`) or a number; may hold `{field}` placeholders. */
  readonly value: string;
  /** What a number is a share of. */
  readonly of: string;
  /** How many dots; as many as the share speaks of if absent (5 for `1 in 5`), else 100. */
  readonly count?: number;
  /** How many stand in a row; those with which dots are largest if absent. */
  readonly columns?: number;
  readonly lit: Colour;
  readonly unlit: Colour;
  readonly unlitOpacity: number;
  /** Space between two, as a share of a dot's width. */
  readonly gap: number;
  /** In which order dots are lit. */
  readonly order: 'rows' | 'columns';
  /** Where the first dot is. */
  readonly first: 'top' | 'bottom';
  /** Whether dots begin on the right. */
  readonly reversed: boolean;
  readonly alignX: 'start' | 'centre' | 'end';
  readonly alignY: 'top' | 'middle' | 'bottom';
  /** Drawn in place of dots. */
  readonly icon?: Icon;
}

/** A number on its way to another, as a ring or a bar. */
export interface ProgressElement extends ElementBase {
  readonly kind: 'progress';
  readonly shape: 'ring' | 'bar';
  /** A share or a number; may hold `{field}` placeholders. */
  readonly value: string;
  /** The goal. */
  readonly of: string;
  readonly thickness: number;
  readonly round: boolean;
  readonly colour: Colour;
  readonly track?: Colour;
  readonly trackOpacity: number;
  /** Colour of a point at the end of what is reached, larger than the line is thick. */
  readonly point?: Colour;
  /** Of a ring: where it begins, in degrees clockwise from the top, and how much of the circle the goal is. */
  readonly startAngle: number;
  readonly sweep: number;
  /** Whether it runs from the right, or anticlockwise. */
  readonly reversed: boolean;
}

export interface TableColumn {
  /** Width relative to the other columns. */
  readonly share: number;
  readonly align: 'start' | 'centre' | 'end';
  /** The table's own if absent. */
  readonly font?: string;
  readonly weight?: number;
  readonly colour?: Colour;
  /** Size relative to the table's; 1 if absent. */
  readonly scale?: number;
}

/** Rows of facts, all set in one size. Rows whose fields are all empty are left out, and the others close up. */
export interface TableElement extends ElementBase {
  readonly kind: 'table';
  /** Texts from the first column on; each may hold `{field}` placeholders. */
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly TableColumn[];
  /** The first row names the columns. */
  readonly header: boolean;
  readonly headerColour?: Colour;
  readonly headerFill?: Colour;
  readonly font: string;
  readonly weight?: number;
  readonly size: TextSize;
  readonly lineHeight: number;
  readonly colour: Colour;
  readonly columnGap: number;
  readonly rowGap: number;
  /** Where the rows lie in the box; `spread` gives them all of its height. */
  readonly verticalAlign: 'top' | 'middle' | 'bottom' | 'spread';
  /** Colour of lines between rows. */
  readonly line?: Colour;
  readonly lineWidth: number;
  /** Colour of a point before each row. */
  readonly points?: Colour;
  /** Colour of a line that joins the points. */
  readonly rail?: Colour;
  /** Whether columns begin on the right. */
  readonly reversed: boolean;
}
