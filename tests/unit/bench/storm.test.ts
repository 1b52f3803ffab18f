// A storm over drawn weather: gusts and rain while it lasts, nature before and after.
import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../bench/control/scenario.ts';
import { under } from '../../bench/control/storm.ts';

const calm = { temperature: 10, vapour: 0.5, wind: 3, radiation: 400, rain: 0, sky: -10, pressure: 64.5 };
const START = 1_000_000;
const weather = under(() => calm, { from: HOUR, until: 2 * HOUR, gust: 20, rain: 12 }, START);
const at = (since: number) => weather(START + since);

it('blows in gusts of five minutes and rains all the while', () => {
  expect(at(HOUR)).toEqual({ ...calm, wind: 20, rain: 12 });
  expect(at(HOUR + 5 * MINUTE)).toEqual({ ...calm, wind: 8, rain: 12 });
  expect(at(HOUR + 10 * MINUTE).wind).toBe(20);
});

it('leaves nature alone before and after, and where nature is stronger', () => {
  for (const since of [-HOUR, 0, HOUR - 1, 2 * HOUR]) expect(at(since)).toBe(calm);
  const wild = under(
    () => ({ ...calm, wind: 30, rain: 40 }),
    { from: 0, until: HOUR, gust: 20, rain: 12 },
    0,
  );
  expect(wild(0)).toMatchObject({ wind: 30, rain: 40 });
});
