// Which picture in the cells of a workbook belongs to which row and field. Nothing is guessed: where two lie in one row, none is taken.

import type { Problem } from './checks/check.ts';
import { photoCheck } from './checks/photo.ts';
import type { Field } from './point.ts';
import type { CellPicture, ColumnMapping, Sheet } from './sheet.ts';

/** The picture of a row, or why it gets none. */
export type PickedPicture = { readonly picture: CellPicture } | { readonly problem: Problem };

/** The field that takes pictures lying in columns that fill none: the only one for images, or else the standard one. */
function looseField(images: readonly Field[]): Field | undefined {
  return images.length === 1 ? images[0] : images.find(({ name }) => name === 'photo');
}

/**
 * By row, the pictures for an image field: those that lie in its column; and for the template's photo those that lie in a column which
 * fills no image field. A value in the field's own cell goes before them: that is for the caller to see to.
 */
export function pickPictures(sheet: Pick<Sheet, 'name' | 'pictures'>, mapping: ColumnMapping, fields: readonly Field[], field: Field): ReadonlyMap<number, PickedPicture> {
  const images = fields.filter(({ type }) => type === 'image');
  const taken = new Set(images.flatMap(({ name }) => mapping[name] ?? []));
  const isLoose = looseField(images)?.name === field.name;
  const byRow = new Map<number, Map<string, CellPicture>>();
  for (const picture of sheet.pictures ?? []) {
    if (picture.column !== mapping[field.name] && !(isLoose && !taken.has(picture.column))) continue;
    const known = byRow.get(picture.row);
    if (known) known.set(picture.name, picture);
    else byRow.set(picture.row, new Map([[picture.name, picture]]));
  }
  return new Map([...byRow].map(([row, pictures]) => [row, pickOne([...pictures.values()], sheet.name, field)]));
}

function pickOne(pictures: readonly CellPicture[], file: string, field: Field): PickedPicture {
  const [picture, another] = pictures;
  if (picture && !another) return { picture };
  const names = pictures.slice(0, 5).map(({ name }) => `"${name.slice(name.lastIndexOf('/') + 1)}"`).join(', ');
  const message = `${pictures.length} pictures lie in this row of ${file} (${names}), so none was taken: leave one, or name the file in the column of the photo.`;
  return { problem: { check: photoCheck.id, severity: photoCheck.severity, message, field: field.name } };
}
