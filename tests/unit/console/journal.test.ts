// What the journal page makes of lines, typed amounts and entries, without a page.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAmount } from '../../../console/pages/journal/amount.ts';
import { isoTime, toCsv } from '../../../console/pages/journal/csv.ts';
import { emptyDraft, faultIn, toDraft, toRequest } from '../../../console/pages/journal/draft.ts';
import { ENTRY_KINDS, MOST_VOICE_BYTES } from '../../../console/pages/journal/kinds.ts';
import { nearlyFull } from '../../../console/pages/journal/room.ts';
import {
  byDay,
  type Entry,
  entriesIn,
  harvestSums,
  houseLinesIn,
} from '../../../console/pages/journal/told.ts';
import type { JournalLine } from '../../../console/state/commands.ts';
import { MOST_MEDIA_BYTES } from '../../../controller/contract/media.ts';
import { writtenRequestSchema } from '../../../controller/contract/written.ts';

const OFFSET = -4 * 3_600_000;
const AT = Date.UTC(2026, 10, 24, 18, 20);
const DAY = 86_400_000;
const id = (name: string): string => name.padStart(16, '0');
const line = (name: string, more: object, at = AT): JournalLine => ({
  at,
  kind: 'written',
  subject: 'note',
  by: 'tablet',
  written: { id: id(name), what: 'note', ...more },
});

test('an amount is typed with comma or point, and nothing else is one', () => {
  expect(['2,5', '2.5', ' 12 ', '0,001'].map(parseAmount)).toEqual([2.5, 2.5, 12, 0.001]);
  for (const typed of ['', '0', '-1', '2,5,1', '1e3', '2 kg', '10001', 'NaN', '1,2345'])
    expect(parseAmount(typed)).toBeUndefined();
});

test('whatever is typed, a form without a fault becomes a request that the controller takes, and comes back the same', () => {
  const drafts = fc.record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    text: fc.string({ maxLength: 40 }),
    crop: fc.constantFrom('lettuce', ''),
    kilos: fc.integer({ min: 0, max: 500 }),
    grams: fc.integer({ min: 0, max: 19 }).map((steps) => steps * 50),
    item: fc.string({ maxLength: 20 }),
    amount: fc.oneof(fc.constantFrom('2,5', '10', 'x'), fc.string({ maxLength: 4 })),
    unit: fc.constantFrom('kg' as const, 'piece' as const),
    files: fc.constant({}),
  });
  fc.assert(
    fc.property(drafts, (draft) => {
      fc.pre(faultIn(draft) === undefined);
      const request = toRequest(draft, AT + 0.4);
      expect(writtenRequestSchema.safeParse(request).success).toBe(true);
      const again = toDraft(request);
      expect(again && { ...toRequest(again, AT), id: request.id }).toEqual(request);
    }),
  );
  expect(ENTRY_KINDS.map((kind) => faultIn(emptyDraft(kind, 'lettuce')))).toEqual([
    'text',
    undefined,
    'item',
    undefined,
    undefined,
    undefined,
  ]);
});

test('a note wants words, a photo or a voice; they come back into the form when it is mended', () => {
  const photo = new Blob(['p']);
  const draft = { ...emptyDraft('note', ''), files: { photo } };
  expect(faultIn(draft)).toBeUndefined();
  expect(toRequest(draft, AT)).toEqual({ what: 'note', id: expect.any(String), at: AT });
  expect(toDraft(toRequest(draft, AT), draft.files)?.files.photo).toBe(photo);
});

test('the longest voice is the one that the controller takes, and a full shelf is told before it is', () => {
  expect(MOST_VOICE_BYTES).toBe(MOST_MEDIA_BYTES);
  const MB = 1024 * 1024;
  expect(nearlyFull({ bytes: 460 * MB, most: 512 * MB })).toBeUndefined();
  expect(nearlyFull({ bytes: 461 * MB, most: 512 * MB })).toEqual({ used: 461, most: 512 });
});

test('an entry is told once, newest first, and not at all when it was taken back, before or after', () => {
  const lines = [
    line('u', { what: 'undo', of: id('b') }),
    line('a', { text: 'uno' }),
    line('a', { text: 'uno' }),
    line('b', { text: 'dos' }),
    line('c', { text: 'tres' }, AT + 1),
  ];
  expect(entriesIn(lines).map(({ text }) => text)).toEqual(['tres', 'uno']);
});

test('harvests are summed by local month and crop', () => {
  const harvest = (at: number, amount: number, crop?: string): Entry => ({
    id: id(`${at}`),
    what: 'harvest',
    at,
    amount,
    ...(crop ? { crop } : {}),
  });
  // Midnight of the first of November in Bolivia is four hours later in UTC.
  const turn = Date.UTC(2026, 10, 1, 4);
  const sums = harvestSums(
    [
      harvest(turn - 1, 2),
      harvest(turn, 1, 'lettuce'),
      harvest(turn + DAY, 0.5, 'lettuce'),
      harvest(turn, 3, 'kale'),
    ],
    OFFSET,
  );
  const november = 2026 * 12 + 10;
  expect(sums).toEqual([
    { month: november, crop: 'kale', kg: 3 },
    { month: november, crop: 'lettuce', kg: 1.5 },
    { month: november - 1, crop: undefined, kg: 2 },
  ]);
});

test('the house tells alarms with their end, deeds, and the sum of each day and bottle', () => {
  const dose = (at: number, amount: number): JournalLine => ({
    at,
    kind: 'count',
    subject: 'doser-a.ml',
    by: 'auto',
    amount,
  });
  const because = { key: 'alarm.cold', params: { temperature: 2 } };
  const alarm = (at: number, change: string): JournalLine => ({
    at,
    kind: 'alarm',
    subject: 'cold',
    by: 'controller',
    because,
    change,
  });
  const person = (subject: string, change: string): JournalLine => ({
    at: AT,
    kind: 'person',
    subject,
    by: 'tablet',
    change,
  });
  const lines = [
    dose(AT - DAY, 5),
    alarm(AT - 60_000, 'raised'),
    dose(AT, 4),
    dose(AT + 1, 3),
    dose(AT, -3),
    { ...dose(AT, 300), subject: 'pump.seconds' },
    person('solution.acidity', 'calibration accepted, by Ana'),
    person('doser-acid.slow', 'output calibration accepted, by Ana'),
    person('advice:cover-crop', 'later'),
    person('advice:stage-harvest:crop-2026-05-01', 'done'),
    alarm(AT, 'cleared'),
  ];
  const told = houseLinesIn(lines, OFFSET, { 'doser-a': 'water.bottle.a' });
  expect(
    told.map(({ because: { key, params }, lasted }) => [
      key,
      params?.['ml'] ?? params?.['tag'] ?? params?.['output'] ?? params?.['task'],
      lasted,
    ]),
  ).toEqual([
    ['journal.dosed', 4, undefined],
    ['journal.calibrated', 'solution.acidity', undefined],
    ['journal.measured', 'doser-acid.slow', undefined],
    ['journal.task-done', 'task-name.stage-harvest', undefined],
    ['alarm.cold.what', undefined, 60_000],
    ['journal.dosed', 5, undefined],
  ]);
  expect(byDay([], told, OFFSET).map(({ house }) => house.length)).toEqual([5, 1]);
});

/** RFC 4180 as a spreadsheet reads it. */
const readCsv = (csv: string, separator: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n)`, 'gy');
  let row: string[] = [];
  for (const [, quoted, plain, end] of csv.matchAll(field)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replace(/""/g, '"'));
    if (end !== '\r\n') continue;
    rows.push(row);
    row = [];
  }
  return rows;
};
const PHOTO = `${'0'.repeat(32)}.jpg`;
const WORDS = {
  columns: ['when', 'kind', 'crop', 'item', 'amount', 'unit', 'text', 'photo', 'voice'],
  kindOf: ({ what }: Entry) => what,
  cropOf: (crop: string) => crop,
  unitOf: (unit: string) => unit,
};

test('a spreadsheet reads every word back as it was written, in both manners', () => {
  const words = fc.string({ unit: fc.constantFrom('a', '"', ';', ',', '\n', '\r', ' ', 'ñ', '🥬') });
  fc.assert(
    fc.property(words, words, fc.constantFrom('es-BO' as const, 'en' as const), (item, text, locale) => {
      const entry: Entry = {
        id: id('a'),
        what: 'input',
        at: AT,
        item,
        amount: 2.5,
        unit: 'kg',
        text,
        photo: PHOTO,
      };
      const [[first], row] = [
        readCsv(toCsv([entry], OFFSET, locale, WORDS), locale === 'en' ? ',' : ';')[0] ?? [],
        readCsv(toCsv([entry], OFFSET, locale, WORDS), locale === 'en' ? ',' : ';')[1],
      ];
      expect(first).toBe('\uFEFFwhen');
      const begins = (written: string) => (written.startsWith('\r') ? `'${written}` : written);
      expect(row).toEqual([
        '2026-11-24T14:20:00-04:00',
        'input',
        '',
        begins(item),
        locale === 'en' ? '2.5' : '2,5',
        'kg',
        begins(text),
        PHOTO,
        '',
      ]);
    }),
  );
});

test('a formula stays words, and times keep their offset', () => {
  const csv = toCsv([{ id: id('a'), what: 'note', at: AT, text: '=1+1' }], OFFSET, 'en', WORDS);
  expect(csv.endsWith(",'=1+1,,\r\n")).toBe(true);
  expect(isoTime(AT, 5.5 * 3_600_000)).toBe('2026-11-24T23:50:00+05:30');
});
