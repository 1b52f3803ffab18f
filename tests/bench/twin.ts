// How fast the virtual greenhouse lives on one core: bare, with nothing driven; and with its controller, sensors and a fault in the
// loop. A year of lessons and regressions is paid for in these days.
import { readFileSync } from 'node:fs';
import { siteSchema } from '../../controller/contract/profile.ts';
import { hours, seconds, timestamp } from '../../controller/core/units.ts';
import { createGreenhouse, type Greenhouse } from '../../hardware/twin/greenhouse.ts';
import { openPool, type Pool } from './control/pool.ts';
import { SEEDS } from './control/seeds.ts';
import { atLeast, type BenchGroup, type Figure } from './figure.ts';

const START = timestamp(Date.UTC(2026, 6, 10, 4));
const HOUR = hours(1);
const STILL = { pump: 0, heater: 0, ventMotor: 0 } as const;
/** Days that let the machine translate what is hot. */
const WARMING = 30;
const ROUNDS = 5;

const site = siteSchema.parse(
  JSON.parse(readFileSync(new URL('../../profiles/sites/batallas.json', import.meta.url), 'utf8')),
);

const live = (house: Greenhouse, days: number): void => {
  for (let hour = 0; hour < days * 24; hour++) house.advance(HOUR, STILL);
};

/** Simulated days in a second of processor time: the median of rounds, since others may use the machine too. */
const daysASecond = (step: number, days: number): number => {
  const house = createGreenhouse({
    site,
    kind: 'carpa-solar',
    seed: 7,
    start: START,
    utcOffset: hours(-4),
    step,
  });
  live(house, WARMING);
  const speeds = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    live(house, days);
    return (days * seconds(1000)) / process.cpuUsage(before).user;
  });
  return speeds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
};

/** Days of two trials that begin alike: what the longer one has more are days in full swing, the planner at work in all of them. */
const SHORT = 1.25;
const LONG = 3.25;
const LOOPS = [
  ['rules', 10],
  ['rules', 60],
  ['yapu', 10],
  ['yapu', 60],
] as const;

const loopFigure = async (pool: Pool, controller: 'rules' | 'yapu', period: number): Promise<Figure> => {
  const trial = { scenario: 'S7-drift', controller, seed: SEEDS[0] ?? 0, period };
  const [short, long] = await pool.run([SHORT, LONG].map((days) => ({ ...trial, days })));
  const more = (long?.took ?? Number.NaN) - (short?.took ?? Number.NaN);
  const planner = controller === 'yapu' ? 'on' : 'off';
  return atLeast(
    `twin.loop-${period}s-planner-${planner}`,
    (LONG - SHORT) / more,
    'd/s',
    150,
    `controller, sensors and a drifting probe in the loop, ticks of ${period} s, steps of 10 s`,
  );
};

const loopFigures = async (): Promise<readonly Figure[]> => {
  const pool = await openPool({ workers: 1 });
  try {
    const figures: Figure[] = [];
    for (const [controller, period] of LOOPS) figures.push(await loopFigure(pool, controller, period));
    return figures;
  } finally {
    pool.close();
  }
};

export const group: BenchGroup = {
  name: 'twin',
  run: async () => [
    atLeast(
      'twin.days-10s',
      daysASecond(10, 60),
      'd/s',
      150,
      'bare, in a second of processor time, steps of 10 s',
    ),
    atLeast('twin.days-60s', daysASecond(60, 200), 'd/s', 300, 'the same, steps of 60 s'),
    ...(await loopFigures()),
  ],
};
