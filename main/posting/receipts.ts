// Receipts: what was sent for a delivery, proved by a hash, kept when sending begins and never changed. What it says of people is in the
// post alone.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { textAt } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import type { Task } from '../connectors/connector.ts';

export interface Receipt {
  readonly delivery: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Hex SHA-256 of each picture file, in order. */
  readonly pictures: readonly string[];
  /** Hex SHA-256 of what `contentHash` says. */
  readonly sha256: string;
}

type Content = Pick<Task, 'caption'> & { readonly pictures: readonly { readonly asset: string; readonly alt: string }[] };

/** Hex SHA-256 of `{"caption", "pictures": [{"asset", "alt"}]}` as JSON in UTF-8: whoever has the post can compute it again. */
export function contentHash({ caption, pictures }: Content): string {
  const content = JSON.stringify({ caption, pictures: pictures.map(({ asset, alt }) => ({ asset, alt })) });
  return createHash('sha256').update(content).digest('hex');
}

/** Adds the receipt of a task that is about to be published. */
export function keepReceipt(database: Database, task: Pick<Task, 'delivery' | 'caption' | 'pictures'>, at: string): void {
  const pictures = JSON.stringify(task.pictures.map(({ asset }) => asset));
  database.run('INSERT INTO receipts (delivery, at, pictures, sha256) VALUES (?, ?, ?, ?)', task.delivery.id, at, pictures, contentHash(task));
}

const assets = z.array(z.string());

/** The receipts of a delivery, oldest first. */
export function receiptsOf(database: Database, delivery: string): readonly Receipt[] {
  return database.all('SELECT delivery, at, pictures, sha256 FROM receipts WHERE delivery = ? ORDER BY number', delivery).map((row) => ({
    delivery: textAt(row, 'delivery'),
    at: textAt(row, 'at'),
    pictures: assets.parse(JSON.parse(textAt(row, 'pictures'))),
    sha256: textAt(row, 'sha256'),
  }));
}
