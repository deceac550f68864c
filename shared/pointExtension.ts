// How files of designs end. Apart from what reads them, so that a page need not fetch that.

export const pointExtension = '.point';

/** Whether a file's name says that it is one. */
export function isPointFile({ name }: { readonly name: string }): boolean {
  return name.toLowerCase().endsWith(pointExtension);
}
