// `yapu simulate`: days of the virtual greenhouse under the real controller, one line a day, or every tick as CSV.
import { findRigProblems } from '../../hardware/check-rig.ts';
import type { Cycle } from '../app/loop.ts';
import { isGood, type Tag } from '../core/reading.ts';
import { UsageError } from '../options.ts';
import { loadSite } from '../site-files.ts';
import { parseCommand, refuseWords } from './command-line.ts';
import { createSimulation } from './simulation.ts';

const DAY = 86_400_000;

interface Day {
  date: string;
  outsideMin: number;
  airMin: number;
  airMax: number;
  ventMoves: number;
  heaterHours: number;
  pumpHours: number;
  alarms: number;
}

const OPTIONS = {
  days: { type: 'string', default: '7' },
  date: { type: 'string', default: '2026-07-01' },
  seed: { type: 'string', default: '1' },
  rig: { type: 'string', default: 'hardware/rigs/family.json' },
  csv: { type: 'boolean', default: false },
} as const;

export const simulate = async (args: readonly string[], write: (text: string) => void): Promise<void> => {
  const { values, positionals } = parseCommand('simulate', args, OPTIONS);
  refuseWords('simulate', positionals);
  const days = wholeNumber('--days', values.days, 1, 3660);
  const start = Date.parse(`${values.date}T00:00:00-04:00`);
  if (Number.isNaN(start))
    throw new UsageError(`--date: got ${values.date}, wanted a day such as 2026-07-01.`);
  const files = await loadSite(values.rig, findRigProblems);
  const report = values.csv ? csvReport(write) : dayReport(write);
  const simulation = await createSimulation({
    files,
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 31),
    start,
    onCycle: report.cycle,
  });
  const began = performance.now();
  for (let day = 0; day < days; day += 1) {
    await simulation.run(DAY);
    report.dayEnds(new Date(start + day * DAY).toISOString().slice(0, 10));
  }
  await simulation.stop();
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(
    `${days} days in ${seconds.toFixed(1)} s (${Math.round(days / seconds)} days a second)\n`,
  );
};

const wholeNumber = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`${name}: got ${text}, wanted a whole number from ${min} to ${max}.`);
};

interface Report {
  readonly cycle: (cycle: Cycle) => void;
  readonly dayEnds: (date: string) => void;
}

const freshDay = (): Day => ({
  date: '',
  outsideMin: Number.POSITIVE_INFINITY,
  airMin: Number.POSITIVE_INFINITY,
  airMax: Number.NEGATIVE_INFINITY,
  ventMoves: 0,
  heaterHours: 0,
  pumpHours: 0,
  alarms: 0,
});

const dayReport = (write: (text: string) => void): Report => {
  let day = freshDay();
  let lastVent = 0;
  write('date        outside min   air min   air max   vent moves   heater h   pump h   alarms\n');
  return {
    cycle({ result, input }) {
      const air = goodValue(result.readings, 'air.temperature');
      const outside = goodValue(result.readings, 'outside.temperature');
      if (air !== undefined) {
        day.airMin = Math.min(day.airMin, air);
        day.airMax = Math.max(day.airMax, air);
      }
      if (outside !== undefined) day.outsideMin = Math.min(day.outsideMin, outside);
      const hours = 5 / 3600;
      const dutyOf = (id: string) => input.outputs.find(({ actuator }) => actuator === id)?.duty ?? 0;
      day.heaterHours += dutyOf('heater') * hours;
      day.pumpHours += dutyOf('pump') * hours;
      const vent = result.commands.find(({ actuator }) => actuator === 'vent')?.duty ?? 0;
      if (vent !== lastVent) day.ventMoves += 1;
      lastVent = vent;
      day.alarms += result.raised.length;
    },
    dayEnds(date) {
      const number = (x: number, width: number, digits = 1) => x.toFixed(digits).padStart(width);
      write(
        `${date}${number(day.outsideMin, 13)}${number(day.airMin, 10)}${number(day.airMax, 10)}${number(day.ventMoves, 13, 0)}${number(day.heaterHours, 11)}${number(day.pumpHours, 9)}${number(day.alarms, 9, 0)}\n`,
      );
      day = freshDay();
    },
  };
};

const csvReport = (write: (text: string) => void): Report => {
  let columns: readonly Tag[] = [];
  return {
    cycle({ now, result, outputs }) {
      if (columns.length === 0) {
        columns = Object.keys(result.readings);
        write(`time,${[...columns, ...outputs.map(({ actuator }) => `output.${actuator}`)].join(',')}\n`);
      }
      const values = columns.map((tag) => goodValue(result.readings, tag) ?? '');
      const duties = outputs.map(({ duty }) => duty ?? '');
      write(`${[new Date(now).toISOString(), ...values, ...duties].join(',')}\n`);
    },
    dayEnds: () => undefined,
  };
};

const goodValue = (readings: Cycle['result']['readings'], tag: Tag): number | undefined => {
  const reading = readings[tag];
  return isGood(reading) ? reading.value : undefined;
};
