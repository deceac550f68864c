// How pictures look, as 256 bits that stay nearly the same when a picture is scaled or encoded anew: a difference hash of 17 x 16 greys.

import { sharp } from '../pictures/sharp.ts';
import { textAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { asFault } from '../../shared/fault.ts';

const [columns, rows] = [17, 16];
/** Greys of one flat colour differ by as much after encoding. */
const least = 6;

/** The look of a picture, as hex: whether each grey is brighter than the one on its left. '' of what is no picture that can be read. */
export async function lookOf(bytes: Uint8Array): Promise<string> {
  const greys = await sharp(bytes)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(columns, rows, { fit: 'fill' })
    .raw()
    .toBuffer()
    .catch((thrown: unknown) => {
      // What cannot be decoded is refused elsewhere, by name.
      if (asFault(thrown).code === 'internal') return undefined;
      throw thrown;
    });
  if (!greys) return '';
  let hex = '';
  for (let row = 0; row < rows; row += 1) {
    for (let from = 0; from < columns - 1; from += 4) {
      let digit = 0;
      for (let column = from; column < from + 4; column += 1) digit = digit * 2 + Number(greys[row * columns + column + 1]! > greys[row * columns + column]! + least);
      hex += digit.toString(16);
    }
  }
  return hex;
}

/** Keeps the look of an asset. */
export function keepLook(database: Database, asset: string, look: string): void {
  if (look !== '') database.run('INSERT OR IGNORE INTO picture_looks (asset, look) VALUES (?, ?)', asset, look);
}

/** Whether the look of an asset is kept. */
export function hasLook(database: Database, asset: string): boolean {
  return database.get('SELECT 1 FROM picture_looks WHERE asset = ?', asset) !== undefined;
}

/** Looks of pictures by their assets, of posts that are due between two instants. */
export function looksBetween(database: Database, from: string, to: string, most: number): readonly { readonly asset: string; readonly look: string; readonly post: string }[] {
  return database
    .all(
      `SELECT l.asset, l.look, p.post FROM queue_lines q JOIN post_pictures p ON p.post = q.post JOIN picture_looks l ON l.asset = p.asset
       WHERE q.place = '*' AND q.due_at >= ? AND q.due_at < ? AND q.standing & 6 <> 0 LIMIT ?`,
      from,
      to,
      most,
    )
    .map((row) => ({ asset: textAt(row, 'asset'), look: textAt(row, 'look'), post: textAt(row, 'post') }));
}
