// The journal's lines of alarms as a family reads them: each with its beginning and its end.
import { expect, it } from 'vitest';
import type { JournalLine } from '../../../console/state/commands.ts';
import { dayNumber, pastAlarms, weekdayKey } from '../../../console/state/past-alarms.ts';

const because = { key: 'alarm.heat', params: { temperature: 34 } };
const line = (at: number, subject: string, change: string): JournalLine => ({
  at,
  kind: 'alarm',
  subject,
  by: 'controller',
  because,
  change,
});

it('pairs each alarm with its end, newest first', () => {
  expect(
    pastAlarms([
      line(1, 'tank', 'cleared'),
      line(10, 'heat', 'raised'),
      line(20, 'tank', 'raised'),
      line(30, 'heat', 'cleared'),
      line(40, 'heat', 'raised'),
    ]),
  ).toEqual([
    { id: 'heat', because, from: 40 },
    { id: 'tank', because, from: 20 },
    { id: 'heat', because, from: 10, to: 30 },
  ]);
});

it('one that was raised twice without an end, as after a power cut, is two', () => {
  expect(
    pastAlarms([line(1, 'heat', 'raised'), line(5, 'heat', 'raised'), line(9, 'heat', 'cleared')]),
  ).toEqual([
    { id: 'heat', because, from: 5, to: 9 },
    { id: 'heat', because, from: 1 },
  ]);
});

it.each([
  ['2026-11-30T03:59:00Z', 'weekday.sunday'],
  ['2026-11-30T04:00:00Z', 'weekday.monday'],
  ['1969-12-31T12:00:00Z', 'weekday.wednesday'],
])('%s is on the Altiplano a %s', (moment, key) => {
  expect(weekdayKey(dayNumber(Date.parse(moment), -4 * 3_600_000))).toBe(key);
});
