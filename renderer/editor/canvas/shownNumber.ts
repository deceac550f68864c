// Numbers on the canvas.

/** A number as it is shown on the canvas: whole, or with one decimal. */
export function shownNumber(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}
