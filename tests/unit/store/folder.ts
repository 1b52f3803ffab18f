// What the store's tests share: a fresh folder that goes when the test ends, the opening of a store on it, and a log that keeps quiet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Timestamp } from '../../../controller/core/units.ts';
import { openStore, type Store } from '../../../controller/store/open-store.ts';
import { createTestClock, type TestClock } from '../../support/clock.ts';
import { silent, utcOffset } from './written.ts';

export { pair, pairSchema, silent, utcOffset } from './written.ts';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const at = (ms: number) => ms as Timestamp;

export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yapu-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export const openOn = (folder: string, clock: TestClock = createTestClock()): Promise<Store> =>
  openStore({ folder, clock, utcOffset, log: silent });
