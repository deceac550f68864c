// A font book whose arithmetic can be done in the head: every character is half as wide as it is tall, lines break at spaces, and
// sizes are tried in whole pixels. For tests of what is done with layouts, not of how they come about.

import type { FontBook, TextLayout, TextLine, TextRequest } from '../../shared/text/text.ts';

function linesOf(text: string, perLine: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= perLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function lineAt(text: string, index: number, size: number, request: TextRequest, top: number): TextLine {
  const width = text.length * size * 0.5;
  const spare = request.width - width;
  return {
    x: { left: 0, centre: spare / 2, right: spare }[request.align],
    width,
    baseline: top + size * request.lineHeight * index + size * 0.8,
    start: 0,
    end: text.length,
    runs: [{ font: 'plain', size, colour: request.runs[0]!.colour, glyphs: [{ glyph: 1, x: 0, y: 0, cluster: 0 }] }],
    emoji: [],
    circles: [],
  };
}

function layout(request: TextRequest): TextLayout {
  const text = request.runs.map((run) => run.text).join('');
  const at = (size: number): readonly string[] => linesOf(text, Math.max(1, Math.floor(request.width / (size * 0.5))));
  const heightOf = (size: number): number => at(size).length * size * request.lineHeight;
  let size = request.largest;
  while (size > request.smallest && heightOf(size) > (request.height ?? Infinity)) size -= 1;
  const height = heightOf(size);
  const spare = Math.max(0, (request.height ?? height) - height);
  const top = { top: 0, middle: spare / 2, bottom: spare }[request.verticalAlign];
  const lines = at(size).map((line, index) => lineAt(line, index, size, request, top));
  return {
    lines,
    size,
    height,
    top,
    width: Math.max(0, ...lines.map((line) => line.width)),
    shrunk: size < request.largest,
    cut: height > (request.height ?? Infinity),
    missing: [],
    substituted: [],
  };
}

/** Keeps what it was asked, so that tests can look. */
export function plainFonts(): FontBook & { readonly asked: TextRequest[] } {
  const asked: TextRequest[] = [];
  return {
    asked,
    faces: [],
    layout(request) {
      asked.push(request);
      return layout(request);
    },
    carets: (request) => ({ text: request.runs.map((run) => run.text).join(''), lines: [] }),
    inkOf: (given) => ({ left: 0, top: 0, right: given.width, bottom: given.height }),
    outlines: (given) =>
      given.lines.flatMap((line) =>
        line.runs.map(({ size, colour }) => ({ colour, path: `M${line.x} ${line.baseline - size * 0.7}h${line.width}v${size * 0.7}h${-line.width}z` })),
      ),
  };
}
