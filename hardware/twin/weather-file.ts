// Weather that was measured: a table of commas that the virtual greenhouse can live under instead of the generator. The parser is
// pure and refuses rather than guesses: a gap, kelvin, time that runs backwards, another zone.
import { type Because, because } from '../../controller/core/because.ts';
import { saturationOverWater, vapourPressure } from '../../controller/core/physics/humid-air.ts';
import { skyTemperature } from '../../controller/core/physics/sky.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { celsius, kilopascal, percent } from '../../controller/core/units.ts';
import type { Outside, Weather } from './weather.ts';
import { turnBetween } from './wind.ts';

/** Columns, in any order: what each holds and where a value must lie. */
const COLUMNS = {
  temperature: { unit: '°C', min: -60, max: 60 },
  humidity: { unit: '%', min: 0, max: 100 },
  wind: { unit: 'm/s', min: 0, max: 60 },
  radiation: { unit: 'W/m²', min: -5, max: 1600 },
  pressure: { unit: 'kPa', min: 45, max: 110 },
} as const;
/** Columns that may be absent: then the sky is a clear one, by formula, nothing falls, and no vane can stand in this wind. */
const MEASURED = {
  sky: { unit: '°C', min: -100, max: 60 },
  rain: { unit: 'mm/h', min: 0, max: 300 },
  wind_direction: { unit: '°', min: 0, max: 360 },
} as const;
const LONGEST_GAP = 2 * 3_600_000;

type Column = keyof typeof COLUMNS | keyof typeof MEASURED;

export interface WeatherFileFault {
  /** Line of the file, the first is 1. */
  readonly line: number;
  /** What is the matter and what is wanted. */
  readonly because: Because;
}

export interface WeatherFile {
  /** ms since 1970 of the first and the last line. */
  readonly from: number;
  readonly until: number;
  /** Drawn straight between lines. Throws for a moment that the file does not cover. */
  readonly weather: Weather;
}

interface Row {
  readonly at: number;
  readonly outside: Outside;
}

/** Reads the text of a weather file: a line of column names, then a line for each moment. */
export const readWeatherFile = (text: string): Result<WeatherFile, WeatherFileFault> => {
  const [head = '', ...body] = text.replace(/\uFEFF/, '').split(/\r?\n/);
  const names = head.split(',').map((name) => name.trim());
  const missing = ['time', ...Object.keys(COLUMNS)].find((name) => !names.includes(name));
  if (missing) return fault(1, because('weather-file.no-column', { name: missing, wanted }));
  const stranger = names.find(
    (name) => !['time', ...Object.keys(MEASURED), ...Object.keys(COLUMNS)].includes(name),
  );
  if (stranger !== undefined)
    return fault(1, because('weather-file.unknown-column', { name: stranger, wanted }));
  const rows: Row[] = [];
  let zone: string | undefined;
  for (const [n, line] of body.entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(',').map((cell) => cell.trim());
    const row = readRow(names, cells, rows.at(-1), zone);
    if (!row.ok) return fault(n + 2, row.error);
    zone ??= zoneOf(cells[names.indexOf('time')] ?? '');
    rows.push(row.value);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || first === last) return fault(body.length + 1, because('weather-file.too-short'));
  return ok({ from: first.at, until: last.at, weather: between(rows) });
};

const named = (columns: Readonly<Record<string, { readonly unit: string }>>): string =>
  Object.entries(columns)
    .map(([name, { unit }]) => `${name} (${unit})`)
    .join(', ');
const wanted = `time, ${named(COLUMNS)} [, ${named(MEASURED)}]`;

const fault = (line: number, reason: Because): Result<never, WeatherFileFault> =>
  err({ line, because: reason });

const zoneOf = (time: string): string | undefined => /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[1];

const readRow = (
  names: readonly string[],
  cells: readonly string[],
  before: Row | undefined,
  zone: string | undefined,
): Result<Row, Because> => {
  if (cells.length !== names.length)
    return err(because('weather-file.cells', { cells: cells.length, columns: names.length }));
  const time = cells[names.indexOf('time')] ?? '';
  const at = readTime(time, before, zone);
  if (!at.ok) return at;
  const values = new Map<string, number>();
  for (const name of names.filter((column) => column !== 'time')) {
    const value = readValue(name, cells[names.indexOf(name)] ?? '');
    if (!value.ok) return value;
    values.set(name, value.value);
  }
  return ok({ at: at.value, outside: outsideOf((name) => values.get(name)) });
};

const readTime = (
  time: string,
  before: Row | undefined,
  zone: string | undefined,
): Result<number, Because> => {
  const own = zoneOf(time);
  const at = Date.parse(time);
  if (own === undefined || !Number.isFinite(at)) return err(because('weather-file.no-time', { time }));
  if (zone !== undefined && own !== zone) return err(because('weather-file.zones', { own, zone }));
  if (!before) return ok(at);
  if (at <= before.at) return err(because('weather-file.backwards', { time }));
  const gap = at - before.at;
  return gap > LONGEST_GAP ? err(because('weather-file.gap', { hours: gap / 3_600_000, time })) : ok(at);
};

const readValue = (name: string, cell: string): Result<number, Because> => {
  const { unit, min, max } = { ...COLUMNS, ...MEASURED }[name as Column];
  const value = cell === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) return err(because('weather-file.no-number', { name, cell }));
  if (value >= min && value <= max) return ok(value);
  const key = unit === '°C' && value > 200 ? 'weather-file.kelvin' : 'weather-file.outside';
  return err(because(key, { name, cell, min, max, unit }));
};

const outsideOf = (value: (name: string) => number | undefined): Outside => {
  const temperature = celsius(value('temperature') ?? Number.NaN);
  const pressure = kilopascal(value('pressure') ?? Number.NaN);
  const damp = vapourPressure(temperature, percent(value('humidity') ?? Number.NaN));
  const vapour = kilopascal(Math.min(damp, saturationOverWater(temperature)));
  return {
    temperature,
    vapour,
    pressure,
    wind: value('wind') ?? Number.NaN,
    windFrom: value('wind_direction'),
    // A pyranometer that cools at night shows a little less than nothing.
    radiation: Math.max(0, value('radiation') ?? Number.NaN),
    rain: value('rain') ?? 0,
    sky: value('sky') ?? skyTemperature({ temperature, vapour, pressure, cloud: 0 }),
  };
};

const between =
  (rows: readonly Row[]): Weather =>
  (at) => {
    const after = firstAfter(rows, at);
    const [a, b] = [rows[after - 1], rows[after] ?? rows[after - 1]];
    if (!a || !b || (after === rows.length && at > a.at))
      throw new RangeError(`the weather file does not cover ${new Date(at).toISOString()}`);
    const share = b.at === a.at ? 0 : (at - a.at) / (b.at - a.at);
    const mix = (of: Exclude<keyof Outside, 'windFrom' | 'onPanel'>) =>
      a.outside[of] + (b.outside[of] - a.outside[of]) * share;
    return {
      temperature: mix('temperature'),
      vapour: mix('vapour'),
      wind: mix('wind'),
      windFrom: turnBetween(a.outside.windFrom, b.outside.windFrom, share),
      radiation: mix('radiation'),
      rain: mix('rain'),
      sky: mix('sky'),
      pressure: mix('pressure'),
    };
  };

/** Place of the first row later than `at`. */
const firstAfter = (rows: readonly Row[], at: number): number => {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
};
