// Two pictures from real runs: a frost night and a hot noon, ours beside a family's routine.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Moment } from '../../../controller/cli/trial/moment.ts';
import { drawPlot, type Plot } from '../../validate/plot.ts';
import { type Job, runJob } from './job.ts';
import { HOUR } from './scenario.ts';
import { SEEDS } from './seeds.ts';

/** A line every five minutes. */
const SPACING = HOUR / 12;
const [SEED = 1] = SEEDS;

type Value = (moment: Moment) => number;

const follow = async (job: Omit<Job, 'seed'>, label: string, value: Value, from: number, first: number) => {
  const points: (readonly [number, number])[] = [];
  await runJob({ ...job, seed: SEED }, ({ moment }, elapsed) => {
    if (elapsed >= from && elapsed % SPACING === 0) points.push([first + elapsed / HOUR, value(moment)]);
  });
  return { label, points };
};

/** Hours are counted from the midnight before the start, so that the night runs past 24. */
const frostNight = async (): Promise<Plot> => {
  const leaf: Value = ({ leaf: value }) => value;
  const night = (scenario: string, controller: string, label: string, value = leaf) =>
    follow({ scenario, controller, days: 0.9 }, label, value, 4 * HOUR, 12);
  return {
    name: 'frost-night',
    title: 'A night of hard frost in July at 3,840 m: outside air, and leaves inside',
    unit: '°C',
    along: 'time of the day',
    isClock: true,
    mark: { at: 0, label: '0 °C' },
    lines: [
      await night('S1-hard-unheated', 'family', 'outside', ({ outside }) => outside),
      await night('S1-hard-unheated', 'family', 'family, no heater'),
      await night('S1-hard-unheated', 'yapu', 'Yapu, no heater'),
      await night('S1-hard', 'yapu', 'Yapu, heater'),
    ],
  };
};

const hotNoon = async (): Promise<Plot> => {
  const air: Value = ({ air: value }) => value;
  const noon = (controller: string, label: string, value = air) =>
    follow({ scenario: 'S3', controller, days: 0.8 }, label, value, 6 * HOUR, 0);
  return {
    name: 'hot-noon',
    title: 'A clear day in November at 3,840 m: air outside and inside',
    unit: '°C',
    along: 'time of the day',
    isClock: true,
    mark: { at: 30, label: '30 °C: too hot for the crop' },
    lines: [
      await noon('closed', 'outside', ({ outside }) => outside),
      await noon('family', 'family'),
      await noon('yapu', 'Yapu'),
      await noon('closed', 'vents shut'),
    ],
  };
};

/** Writes `frost-night.svg` and `hot-noon.svg` into a folder that exists. */
export const drawPlots = async (folder: string): Promise<void> => {
  for (const plot of [await frostNight(), await hotNoon()])
    writeFileSync(join(folder, `${plot.name}.svg`), drawPlot(plot));
};
