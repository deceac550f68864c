// The words of the text engine: what it is asked, and what it answers. Lengths are pixels, y grows downwards.

/** One font file. `id` is the hex SHA-256 of its bytes. */
export interface FontFace {
  readonly id: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
}

export interface TextRun {
  readonly text: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** `#RRGGBB` or `#RRGGBBAA`. */
  readonly colour: string;
  /** Size relative to the text's own. */
  readonly scale: number;
  /** In em of the run's size. Ignored in joining scripts. */
  readonly letterSpacing: number;
  readonly underline?: boolean;
}

export interface TextRequest {
  readonly runs: readonly TextRun[];
  /** The text is set at the largest size from `largest` down to `smallest` (in quarter pixels) at which it fits the box. */
  readonly smallest: number;
  readonly largest: number;
  readonly width: number;
  /** Absent: as tall as it gets. */
  readonly height?: number;
  readonly lineHeight: number;
  /** Physical: mirroring has been done. */
  readonly align: 'left' | 'centre' | 'right';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
  readonly balance: boolean;
  readonly maxLines?: number;
  /** BCP 47, chooses shaping features and quotation; '' if not known. */
  readonly language: string;
  /** Base direction; `auto` takes it from the first strong character. */
  readonly direction: 'ltr' | 'rtl' | 'auto';
  /** Colour of the circle that ends the text in place of its final full stop. */
  readonly endPoint?: string;
}

/** A glyph in its place: its origin relative to the text box. */
export interface PlacedGlyph {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
  /** UTF-16 offset of its cluster in the concatenated runs. */
  readonly cluster: number;
}

/** Glyphs of one font, size and colour in one line, in visual order. */
export interface GlyphRun {
  readonly font: string;
  readonly size: number;
  readonly colour: string;
  readonly glyphs: readonly PlacedGlyph[];
}

/** An emoji in its place: the square it fills. */
export interface PlacedEmoji {
  /** Code points in hex joined by `-`, as the emoji table has it. */
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly cluster: number;
}

/** A filled circle: the end point. */
export interface PlacedCircle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly colour: string;
}

/** A line under letters. */
export interface PlacedUnderline {
  readonly x: number;
  /** Of its upper edge. */
  readonly y: number;
  readonly width: number;
  readonly thickness: number;
  readonly colour: string;
}

export interface TextLine {
  /** Left edge and width of its advance box, and its baseline, relative to the text box. */
  readonly x: number;
  readonly width: number;
  readonly baseline: number;
  /** UTF-16 range in the concatenated runs. */
  readonly start: number;
  readonly end: number;
  readonly runs: readonly GlyphRun[];
  readonly emoji: readonly PlacedEmoji[];
  readonly circles: readonly PlacedCircle[];
  /** Absent where there are none. */
  readonly underlines?: readonly PlacedUnderline[];
}

export interface TextLayout {
  readonly lines: readonly TextLine[];
  /** The size used, in pixels. */
  readonly size: number;
  /** Used height: line boxes from the first line's top to the last line's bottom, and deep ink below it (see `hangOf`). */
  readonly height: number;
  /** Top of the first line box relative to the text box. */
  readonly top: number;
  /** Widest line. */
  readonly width: number;
  /** Smaller than `largest`. */
  readonly shrunk: boolean;
  /** Lines that did not fit were left out, or one was wider than the box. */
  readonly cut: boolean;
  /** Characters no packed font has, each once. */
  readonly missing: readonly string[];
  /** Requested faces that are not packed, with what took their place. */
  readonly substituted: readonly { readonly wanted: string; readonly used: string }[];
}

/** A character as people see it, where it lies in its line. What one glyph draws of several is divided evenly among them. */
export interface CaretSpan {
  /** UTF-16 range in the concatenated runs. */
  readonly start: number;
  readonly end: number;
  /** Edges of its advance box; equal where it takes no room. */
  readonly left: number;
  readonly right: number;
  /** Odd: right to left. */
  readonly level: number;
}

/** A line as a caret goes through it. */
export interface CaretLine {
  /** UTF-16 range of its characters, without the line end that may follow. */
  readonly start: number;
  readonly end: number;
  /** Where the next line starts: `end` where this one was only wrapped. */
  readonly next: number;
  /** Level of its paragraph. */
  readonly level: number;
  /** In visual order, from left to right, each beginning where the one before ends. */
  readonly spans: readonly CaretSpan[];
  /** Where it begins and ends on the left and right. */
  readonly left: number;
  readonly right: number;
  /** Its line box. */
  readonly top: number;
  readonly bottom: number;
  /** What a caret in it spans: the ascent and descent of its largest look, within the line box. */
  readonly caretTop: number;
  readonly caretBottom: number;
}

/** A text as a caret goes through it; lines that had no room are left out. */
export interface TextCarets {
  /** The concatenated runs. */
  readonly text: string;
  /** At least one. */
  readonly lines: readonly CaretLine[];
}

/** The edges of what is drawn. */
export interface Ink {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A filled outline: SVG path data in text-box pixels and its colour. */
export interface Outline {
  readonly path: string;
  readonly colour: string;
}

/**
 * Everything the engine needs of the host: shaping and outlines from font bytes. Made once by `createFontBook` from HarfBuzz's
 * WASM module, which each host loads in its own way.
 */
export interface FontBook {
  /** Lays a text out; the same request gives the same answer on every machine. */
  layout(request: TextRequest): TextLayout;
  /** Where the characters of a text lie, spaces and empty lines at its end too; laid out as `layout` does. It is not kept. */
  carets(request: TextRequest): TextCarets;
  /** The outlines of a layout, one a colour and stretch, in painting order. Emoji are left out: see `EmojiTable`. */
  outlines(layout: TextLayout): readonly Outline[];
  /** A box around all that is drawn of a layout, relative to the text box; undefined where nothing is. */
  inkOf(layout: TextLayout): Ink | undefined;
  /** The faces it holds. */
  readonly faces: readonly FontFace[];
}
