// Puts files of a megabyte into a store for ever, and says the id of each once it is kept. Arguments: folder, seed.

import { createAssetStore } from '../../../main/library/assets.ts';

const [folder = '', seed = ''] = process.argv.slice(2);
const store = createAssetStore(folder);
for (let number = 0; ; number += 1) {
  const bytes = Buffer.alloc(1_000_000, `${seed}-${number}`);
  process.stdout.write(`${await store.put(bytes)}\n`);
}
