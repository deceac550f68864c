// The memory of a long export as a curve, drawn as SVG.

import type { MemoryFigures } from './memory.ts';

const page = { width: 960, height: 420, left: 70, right: 20, top: 50, bottom: 50 };

export function memoryChart({ curve, idleMegabytes, long, slope, workers }: MemoryFigures): string {
  const top = Math.ceil(Math.max(idleMegabytes, ...curve.map(({ megabytes }) => megabytes)) / 100) * 100;
  const x = (pictures: number): number => page.left + (pictures / long) * (page.width - page.left - page.right);
  const y = (megabytes: number): number => page.height - page.bottom - (megabytes / top) * (page.height - page.top - page.bottom);
  const lines = Array.from({ length: top / 100 + 1 }, (_, index) => index * 100).map(
    (value) => `<line x1="${page.left}" x2="${page.width - page.right}" y1="${y(value)}" y2="${y(value)}" stroke="#D8DBE2"/><text x="${page.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
  );
  const marks = [0, 0.25, 0.5, 0.75, 1].map((part) => `<text x="${x(part * long)}" y="${page.height - page.bottom + 20}" text-anchor="middle">${Math.round(part * long)}</text>`);
  const path = curve.map(({ pictures, megabytes }) => `${x(pictures).toFixed(1)},${y(megabytes).toFixed(1)}`).join(' ');
  const title = `Memory over ${long} pictures with ${workers} workers: ${signed(slope.perThousand)} ± ${slope.error.toFixed(2)} MB for each thousand`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}" font-family="sans-serif" font-size="13" fill="#10141A">
<rect width="100%" height="100%" fill="#FFFFFF"/><text x="${page.left}" y="28" font-size="15">${title}</text>
${lines.join('\n')}
${marks.join('\n')}
<text x="${page.width - page.right}" y="${page.height - 8}" text-anchor="end">pictures made</text><text x="8" y="${page.top - 8}">MB</text>
<line x1="${page.left}" x2="${page.width - page.right}" y1="${y(idleMegabytes)}" y2="${y(idleMegabytes)}" stroke="#2F6BFF" stroke-dasharray="6 4"/><text x="${page.width - page.right}" y="${y(idleMegabytes) - 6}" text-anchor="end" fill="#2F6BFF">idle</text>
<polyline points="${path}" fill="none" stroke="#FF5A3C" stroke-width="2"/>
</svg>
`;
}

export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}
