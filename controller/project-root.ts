// Where the project's folders stand: profiles, rigs, firmware and the built console.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Two levels up from the built file, one from the source. */
export const projectRoot =
  [join(import.meta.dirname, '..'), join(import.meta.dirname, '../..')].find((folder) =>
    existsSync(join(folder, 'package.json')),
  ) ?? process.cwd();
