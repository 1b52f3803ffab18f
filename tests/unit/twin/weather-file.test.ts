// Weather from a file: read truly, drawn straight between its lines, and refused with a reason where it cannot be true.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSentences } from '../../../controller/cli/sentences.ts';
import type { Because } from '../../../controller/core/because.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { createGreenhouse } from '../../../hardware/twin/greenhouse.ts';
import { readWeatherFile } from '../../../hardware/twin/weather-file.ts';
import { batallas, DAY, HOUR, LOCAL, localTime, STILL } from './batallas.ts';

const HEAD = 'time,temperature,humidity,wind,radiation,pressure';
const GOOD = [
  HEAD,
  '2026-07-10T06:00:00-04:00,-4,60,1,0,64.5',
  '2026-07-10T07:00:00-04:00,0,50,2,100,64.4',
  '2026-07-10T08:00:00-04:00,6,40,3,400,64.3',
];
const read = (lines: readonly string[]) => readWeatherFile(lines.join('\n'));
const say = openSentences('en');
const english = ({ key, params }: Because): string => say(key, params);
const refusal = (lines: readonly string[]) => {
  const file = read(lines);
  return file.ok ? undefined : { ...file.error, message: english(file.error.because) };
};
const withLine = (line: string) => [...GOOD.slice(0, 3), line];

describe('a good file', () => {
  const file = read([...GOOD, '']);
  if (!file.ok) throw new Error(english(file.error.because));
  const { weather, from, until } = file.value;

  test('is as long as its lines', () => {
    expect([from, until]).toEqual([localTime(7, 10, 6), localTime(7, 10, 8)]);
  });

  test('gives its lines, and what lies straight between', () => {
    expect(weather(from)).toMatchObject({ temperature: -4, wind: 1, radiation: 0, pressure: 64.5 });
    expect(weather(until)).toMatchObject({ temperature: 6, radiation: 400 });
    expect(weather(from + HOUR / 2)).toMatchObject({ temperature: -2, wind: 1.5, radiation: 50 });
  });

  test('is dry where nobody measured rain, and takes it where somebody did', () => {
    expect(weather(from).rain).toBe(0);
    const measured = read(GOOD.map((line, n) => `${line},${['rain', '0', '6', '2'][n]}`));
    expect(measured.ok && measured.value.weather(from + HOUR / 2).rain).toBe(3);
    expect(refusal(GOOD.map((line, n) => `${line},${n === 0 ? 'rain' : '-1'}`))?.message).toContain(
      'rain -1',
    );
  });

  test('takes the direction of the wind over north, and knows none where nobody measured it', () => {
    expect(weather(from).windFrom).toBeUndefined();
    const column = (values: readonly string[]) => GOOD.map((line, n) => `${line},${values[n]}`);
    const measured = read(column(['wind_direction', '350', '20', '40']));
    expect(measured.ok && measured.value.weather(from + HOUR / 2).windFrom).toBe(5);
    expect(refusal(column(['wind_direction', '350', '361', '40']))).toMatchObject({ line: 3 });
    expect(refusal(column(['wind_direction', '350', '', '40']))?.message).toContain('wind_direction ""');
  });

  test('makes the sky by formula where it was not measured, and takes it where it was', () => {
    expect(weather(from).sky).toBeLessThan(-4 - 15);
    const measured = read(GOOD.map((line, n) => `${line},${n === 0 ? 'sky' : '-31'}`));
    expect(measured.ok && measured.value.weather(from).sky).toBe(-31);
  });

  test('knows nothing before its first and after its last line', () => {
    expect(() => weather(from - 1)).toThrow(/does not cover/);
    expect(() => weather(until + 1)).toThrow(/does not cover/);
  });

  test('reads the same from Windows, with a byte order mark', () => {
    const windows = readWeatherFile(`\uFEFF${GOOD.join('\r\n')}\r\n`);
    expect(windows.ok && windows.value.weather(from)).toEqual(weather(from));
  });
});

describe('is refused, with line and reason', () => {
  test.each([
    ['kelvin', '2026-07-10T08:00:00-04:00,288,40,3,400,64.3', /kelvin/],
    ['time that runs backwards', '2026-07-10T06:30:00-04:00,6,40,3,400,64.3', /does not come after/],
    ['the same time twice', '2026-07-10T07:00:00-04:00,6,40,3,400,64.3', /does not come after/],
    ['another zone', '2026-07-10T12:00:00Z,6,40,3,400,64.3', /one zone/],
    ['no zone', '2026-07-10T08:00:00,6,40,3,400,64.3', /with its zone/],
    ['a gap', '2026-07-10T10:00:00-04:00,6,40,3,400,64.3', /gap of 3\.0 hours/],
    ['a missing value', '2026-07-10T08:00:00-04:00,6,,3,400,64.3', /humidity "" is not a number/],
    ['pressure in hPa', '2026-07-10T08:00:00-04:00,6,40,3,400,643', /pressure 643 lies outside/],
    ['a short line', '2026-07-10T08:00:00-04:00,6,40', /3 values for 6 columns/],
  ])('%s', (_, line, reason) => {
    expect(refusal(withLine(line))).toMatchObject({ line: 4, message: expect.stringMatching(reason) });
  });

  test('a column that is not there, one that nobody knows, and a file without weather', () => {
    expect(refusal([HEAD.replace(',wind', '')])?.message).toMatch(/no column wind/);
    expect(refusal([`${HEAD},snow`])?.message).toMatch(/snow is not known/);
    expect(refusal([HEAD])?.message).toMatch(/two lines/);
  });

  test('nothing makes the parser throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((junk) => `${HEAD}\n${junk}`),
        ),
        (text) => {
          expect(readWeatherFile(text)).toHaveProperty('ok');
        },
      ),
      { seed: 8 },
    );
  });
});

test('the greenhouse lives under a file as under the generator', () => {
  const start = localTime(7, 10);
  const hours = Array.from({ length: 7 * 24 }, (_, n) => {
    const at = new Date(start - 5 * DAY + n * HOUR - 4 * HOUR).toISOString().slice(0, 19);
    const sun = Math.max(0, Math.sin(((n % 24) - 6) * (Math.PI / 12)));
    return `${at}-04:00,${-8 + 20 * sun},40,2,${900 * sun},64.5`;
  });
  const file = read([HEAD, ...hours]);
  if (!file.ok) throw new Error(english(file.error.because));
  const house = createGreenhouse({
    site: batallas,
    kind: 'carpa-solar',
    seed: 1,
    start: timestamp(start),
    utcOffset: LOCAL,
    weather: file.value.weather,
  });
  house.advance(6 * HOUR, STILL);
  expect(house.state().outside.temperature).toBeCloseTo(-8, 6);
  house.advance(6 * HOUR, STILL);
  expect(house.state().outside).toMatchObject({ wind: 2, pressure: 64.5 });
  expect(house.state().outside.radiation).toBeCloseTo(900, 6);
});
