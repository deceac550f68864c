// Under which keys designs name colours, wherever they stand: in elements, runs, fills or the changes of a layout.

export const colourKeys: ReadonlySet<string> = new Set(['colour', 'background', 'endPoint']);

/** Holds two colours. */
export const duotoneKey = 'duotone';
