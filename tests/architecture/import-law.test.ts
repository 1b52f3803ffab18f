// The import law holds, and would be seen to break: each rule catches what is planted against it.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findImportViolations } from './cruise.ts';
import { IMPORT_LAW } from './import-law.ts';

const ROOMS = ['controller', 'console', 'hardware', 'tests'];
const planted = join(import.meta.dirname, 'planted');

test('the project keeps the import law', async () => {
  const { violations, modules } = await findImportViolations(process.cwd(), ROOMS);
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(100);
});

test('every rule catches the violation planted against it', async () => {
  const { violations } = await findImportViolations(planted, ROOMS);
  const caught = new Set(violations.map(({ rule }) => rule));
  expect(IMPORT_LAW.map(({ name }) => name).filter((name) => !caught.has(name))).toEqual([]);
});
