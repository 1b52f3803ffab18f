// The file that a laptop made, on its way into the running controller.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { calibrate } from '../../../controller/cli/calibrate.ts';
import type { CalibrationRecord } from '../../../controller/contract/calibration.ts';
import { openCalibrationBook } from '../../../controller/store/calibration-book.ts';
import { sealLine } from '../../../controller/store/journal-line.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTestStation } from '../../support/station.ts';
import { inWords, keepingTerminal } from '../../support/terminal.ts';
import { finish, openHouse, PH, takeBuffer } from '../app/calibrating-house.ts';
import { PIN, startTestWeb, type TestWeb } from '../web/web-rig.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-import-'));
let web: TestWeb;
let house: ReturnType<typeof openHouse>;
let record: CalibrationRecord;
let file: string;
let made = 0;

beforeAll(async () => {
  const laptop = openHouse();
  const session = await laptop.begin();
  for (const buffer of ['7.00', '4.01'] as const) await takeBuffer(laptop, session, buffer);
  await finish(laptop, session);
  const [first] = laptop.records;
  if (!first) throw new Error('no record');
  record = first;
  house = openHouse();
  web = await startTestWeb({ station: { ...createTestStation(), calibrations: house.desk } });
  await web.enterAs('technician', await web.choosePin());
});
afterAll(async () => {
  await web.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  made += 1;
  file = join(folder, `${made}.ndjson`);
  const book = await openCalibrationBook({
    folder,
    file: `${made}.ndjson`,
    now: createTestClock().now,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const { n: _place, version: _version, ...draft } = record;
  await book.append(draft);
});

const bring = async (...args: readonly string[]): Promise<string> => {
  const terminal = keepingTerminal('es-BO');
  const around = {
    terminal,
    pause: async () => true,
    atBoard: () => Promise.reject(new Error('nobody asked for a port')),
  };
  await inWords(() => calibrate(['import', ...args, '--url', web.url, '--pin', PIN], around), 'es-BO');
  return terminal.said();
};

it('is taken over once', async () => {
  expect(await bring(file)).toBe('1 calibración nueva; 0 ya estaban.\n');
  expect(house.lineOf()).toMatchObject({ ...record.line });
  expect(await bring(file)).toBe('0 calibraciones nuevas; 1 ya estaban.\n');
  expect(house.records).toMatchObject([{ tag: PH, n: 1 }]);
});

it('is refused with the reason of the controller', async () => {
  appendFileSync(file, sealLine({ ...record, n: 2, tag: 'no.such' }));
  await expect(bring(file)).rejects.toThrow('no hay sensor no.such');
});

it('is refused whole when one of its lines is damaged', async () => {
  appendFileSync(
    file,
    `${sealLine({ ...record, n: 2 }).replace('Ana', 'Eva')}${sealLine({ ...record, n: 3 })}`,
  );
  await expect(bring(file)).rejects.toThrow('está dañado');
});

it('is refused when a newer Yapu has written it', async () => {
  appendFileSync(file, sealLine({ ...record, n: 2, version: 2 }));
  await expect(bring(file)).rejects.toThrow(/Yapu más nuevo/);
});

it('that is none is told of', async () => {
  writeFileSync(file, 'a letter\n');
  await expect(bring(file)).rejects.toThrow('está dañado');
  await expect(bring(join(folder, 'nothing'))).rejects.toThrow('No hay archivo');
  await expect(bring(file, 'more')).rejects.toThrow('more no se entiende');
});
