// What was set on the tablet on the wall outlives a restart, with who saw it; what is not on the list is refused.
import { expect, test } from 'vitest';
import { isKioskItem, KIOSK_ITEMS } from '../../../controller/contract/kiosk.ts';
import type { JournalEntry } from '../../../controller/core/journal-entry.ts';
import { createTestLog } from '../../support/body-orders.ts';
import { CATALOGUES } from '../../support/catalogues.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTestKiosk } from '../../support/kiosk.ts';
import { createMemoryDocuments } from '../web/memory-documents.ts';

const open = async (documents = createMemoryDocuments()) => {
  const written: JournalEntry[] = [];
  const journal = {
    append: async (entry: JournalEntry) => {
      written.push(entry);
    },
  };
  const kiosk = await createTestKiosk(
    { clock: createTestClock(5000), journal, log: createTestLog() },
    documents,
  );
  return { kiosk, written };
};

test('two ticks at once are both kept, written down, and there after a restart', async () => {
  const documents = createMemoryDocuments();
  const { kiosk, written } = await open(documents);
  await Promise.all([
    kiosk.tick('tablet-awake', true, 'technician 5 Ana'),
    kiosk.tick('screen-blank', true, 'technician 5 Ana'),
    kiosk.tick('tablet-power-cut', true, 'technician 5 Ana'),
  ]);
  await kiosk.tick('screen-blank', false, 'technician 6');
  const seen = { at: 5000, by: 'technician 5 Ana' };
  const left = { 'tablet-awake': seen, 'tablet-power-cut': seen };
  expect(kiosk.view().done).toEqual(left);
  expect(written.map(({ change }) => change)).toEqual([
    'tablet-awake done',
    'screen-blank done',
    'tablet-power-cut done',
    'screen-blank open',
  ]);
  expect((await open(documents)).kiosk.view().done).toEqual(left);
});

test('what is kept is kept, though the journal cannot be written', async () => {
  const documents = createMemoryDocuments();
  const journal = { append: () => Promise.reject(new Error('ENOSPC')) };
  const deps = { clock: createTestClock(5000), journal, log: createTestLog() };
  const kiosk = await createTestKiosk(deps, documents);
  expect(await kiosk.tick('tablet-awake', true, 'technician 5')).toEqual({ outcome: 'accepted' });
  expect((await open(documents)).kiosk.view().done).toHaveProperty('tablet-awake');
});

test.each(['tablet-oven', 'awake', 'constructor', '__proto__', 'screen-awake', ''])(
  '%j is not on the list',
  async (item) => {
    const { kiosk, written } = await open();
    expect(isKioskItem(item)).toBe(false);
    expect(await kiosk.tick(item, true, 'technician 1')).toMatchObject({ outcome: 'refused' });
    expect(kiosk.view().done).toEqual({});
    expect(written).toEqual([]);
  },
);

test.each(Object.entries(CATALOGUES))(
  'every item has its words and how it is done in %s',
  (_locale, words) => {
    const keys = Object.entries(KIOSK_ITEMS).flatMap(([place, items]) =>
      items.map((item) => `kiosk.${place}.${item}`),
    );
    expect(keys.filter((key) => !words[key] || !words[`${key}.how`])).toEqual([]);
  },
);
