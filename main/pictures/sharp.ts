// sharp, set up once for the whole process: no cache of its own and one thread a picture, so that memory stays flat and the
// press's workers do not compete with threads of the library.

import sharp from 'sharp';

sharp.cache(false);
sharp.concurrency(1);

export { sharp };
