// What was logged in the compartment and over it: the three files of the Autonomous Greenhouse Challenge 2022, row by row.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { saturationOverWater } from '../../../controller/core/physics/humid-air.ts';
import { celsius } from '../../../controller/core/units.ts';
import { STEFAN_BOLTZMANN } from '../../../hardware/twin/constants.ts';
import type { Outside } from '../../../hardware/twin/weather.ts';

const KELVIN = 273.15;
/** kPa; nobody logged it, the place lies at the level of the sea. */
const PRESSURE = 101.3;
const FOLDER = 'agc2022-lettuce';

/** The compartment at one moment: what was done to it, and what was measured in it (NaN where nobody did). */
export interface Logged {
  /** Days since the first row. */
  readonly day: number;
  readonly outside: Outside;
  /** Share that each side of the roof stands open, and that each screen is drawn, 0…1. */
  readonly ventLee: number;
  readonly ventWind: number;
  readonly energyScreen: number;
  readonly blackout: number;
  /** °C of the logged heating pipe, 0 while it is cold and unlogged; the set point of heating. */
  readonly pipe: number;
  readonly heatingSetpoint: number;
  /** Lamps, 0…1 of their full strength. */
  readonly lamps: number;
  /** Dry mass of a head, g, between the weekly weighings. */
  readonly headMass: number;
  /** °C and Pa in the air. */
  readonly air: number;
  readonly vapour: number;
}

type Cells = Readonly<Record<string, number>>;

/** The rows of a table of commas by the names of their columns; an empty cell is NaN, and the first holds the date. */
export const readCells = (text: string): readonly (Cells & { readonly at: number })[] => {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(',').map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(',');
    const named = names.map((name, n) => [name, numberOf(cells[n])] as const).slice(1);
    return { ...Object.fromEntries(named), at: momentOf(cells[0] ?? '') };
  });
};

const numberOf = (cell = ''): number => (cell.trim() === '' ? Number.NaN : Number(cell));

/** ms of a month/day/year, with its hour or without. Throws where it is none. */
export const momentOf = (text: string): number => {
  const found = /^(\d+)\/(\d+)\/(\d{4})(?: (\d+):(\d+))?$/.exec(text.trim());
  if (!found) throw new SyntaxError(`"${text}" is no date`);
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  return Date.UTC(year, month - 1, day, hour, minute);
};

/** Mean dry mass of a head, g, at each weighing. */
export const readWeighings = (text: string): readonly (readonly [at: number, grams: number])[] =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [date = '', dry = ''] = line.split(';');
      const heads = dry
        .replace(/[[\]\s]/g, '')
        .split(',')
        .map(Number);
      return [momentOf(date), heads.reduce((sum, head) => sum + head, 0) / heads.length];
    });

/** What nobody logged stands as it stood before. */
const carryOn = <T extends Cells>(rows: readonly T[]): readonly T[] => {
  let before: T | undefined;
  return rows.map((row) => {
    const filled = Object.entries(row).map(([name, x]) => [
      name,
      Number.isNaN(x) ? (before?.[name] ?? 0) : x,
    ]);
    before = Object.fromEntries(filled) as T;
    return before;
  });
};

const outsideOf = (cells: Cells): Outside => {
  const temperature = cells['Tout'] ?? 0;
  const saturated = saturationOverWater(celsius(temperature));
  const own = STEFAN_BOLTZMANN * (temperature + KELVIN) ** 4;
  return {
    temperature,
    vapour: (saturated * (cells['Rhout'] ?? 0)) / 100,
    wind: cells['Windsp'] ?? 0,
    radiation: cells['Iglob'] ?? 0,
    rain: 0,
    // The pyrgeometer tells what the sky sends less what its own glass, at the air's temperature, sends back.
    sky: ((own + (cells['Pyrgeo'] ?? 0)) / STEFAN_BOLTZMANN) ** 0.25 - KELVIN,
    pressure: PRESSURE,
  };
};

/** Between weighings a head grows by the same share each day; before the first and after the last as next to them. */
const massAt = (weighings: readonly (readonly [number, number])[], at: number): number => {
  const found = weighings.findIndex(([when]) => when > at);
  const end = found < 0 ? weighings.length - 1 : Math.max(1, found);
  const [[from, small], [to, large]] = [weighings[end - 1] ?? [0, 0], weighings[end] ?? [1, 0]];
  return small * (large / small) ** ((at - from) / (to - from));
};

const share = (cells: Cells, name: string): number => Math.min(1, Math.max(0, (cells[name] ?? 0) / 100));

/** Reads the log under `folder`. Throws where a file is missing or its rows are not of the same moments. */
export const readLog = (folder: string): readonly Logged[] => {
  const text = (file: string) => readFileSync(join(folder, FOLDER, file), 'utf8');
  const measured = readCells(text('reference/GreenhouseClimate.csv'));
  const climate = carryOn(measured);
  const controls = carryOn(readCells(text('reference/GreenhouseControls.csv')));
  const weather = carryOn(readCells(text('weather.csv')));
  const weighings = readWeighings(text('reference/PlantWeight.csv'));
  const start = climate[0]?.at ?? 0;
  return climate.map((cells, n) => {
    const [control, sky] = [controls[n], weather[n]];
    if (!control || !sky || control.at !== cells.at || sky.at !== cells.at)
      throw new RangeError(`row ${n + 2} of the files is not of one moment`);
    const air = measured[n]?.['Tair'] ?? Number.NaN;
    const humidity = measured[n]?.['Rhair'] ?? Number.NaN;
    return {
      day: (cells.at - start) / 86_400_000,
      outside: outsideOf(sky),
      ventLee: share(cells, 'VentLee'),
      ventWind: share(cells, 'VentWind'),
      energyScreen: share(cells, 'EnScr'),
      blackout: share(cells, 'BlckScr'),
      pipe: cells['Tpipe'] ?? 0,
      heatingSetpoint: control['heating_temp_vip'] ?? 0,
      // The set point of the lamps counts while their switch, logged apart, is on.
      lamps: share(control, 'assim_vip') * share(cells, 'AssimLight'),
      headMass: massAt(weighings, cells.at),
      air,
      vapour: Number.isNaN(air) ? air : 10 * humidity * saturationOverWater(celsius(air)),
    };
  });
};
