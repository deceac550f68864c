// Writes numbered rows for ever, or so many, and says each number once its transaction is committed. Arguments: database, name, count.

import { openDatabase } from '../../../main/database/open.ts';

const [file = '', name = '', count = 'Infinity'] = process.argv.slice(2);
const database = openDatabase(file);
for (let number = 1; number <= Number(count); number += 1) {
  database.transaction(() => {
    // Two tables in one transaction: neither is ever there without the other.
    database.run('INSERT INTO settings (key, value) VALUES (?, ?)', `${name}-${number}`, 'x'.repeat(500));
    database.run('INSERT INTO pictures (asset, info) VALUES (?, ?)', `${name}-${number}`, '{}');
  });
  process.stdout.write(`${number}\n`);
}
database.close();
