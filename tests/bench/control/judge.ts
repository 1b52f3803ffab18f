// Our controller's figures against their limits, as far as the scenarios that were run can tell.
import { atLeast, atMost, type Figure } from '../figure.ts';
import { oursIn, sum } from './compare.ts';
import type { HeatBill } from './heat.ts';
import type { Outcome } from './job.ts';
import { scenarioOf } from './scenarios.ts';

const HOURS_PER_DAY = 24;
const DAYS_PER_MONTH = 30;
/** Months of sound days that are needed before false alarms are judged. */
const LEAST_MONTHS = 0.5;

/** Judges ours in the outcomes of all; a figure whose scenarios are missing is left out. */
export const judge = (outcomes: readonly Outcome[]): readonly Figure[] => {
  const ours = outcomes.filter(({ job }) => job.controller === oursIn(scenarioOf(job.scenario)));
  const sound = ours.filter(({ job }) => (scenarioOf(job.scenario).faults ?? []).length === 0);
  const broken = ours.filter((outcome) => !sound.includes(outcome));
  return [
    ...judgeFrost(outcomes, ours),
    ...judgeDays(sound),
    ...judgeDoses(broken),
    ...judgeFaults(ours, sound),
  ];
};

export const judgeHeat = (bills: readonly HeatBill[]): readonly Figure[] =>
  bills
    .filter(({ controller }) => controller === 'rules')
    .map(({ scenario, ratio, ratioWithoutContacts, heatAt, kWh }) =>
      atMost(
        `control.heat-ratio${scenario.slice('S1-hard'.length)}`,
        heatAt === undefined ? Number.POSITIVE_INFINITY : ratio,
        '×',
        1.2,
        `heat on frost nights, leaf ≥ 0.5 °C, against perfect knowledge with the same switch (without contacts × ${ratioWithoutContacts.toFixed(2)}); ${kWh.toFixed(0)} kWh, heating from ${heatAt} °C`,
      ),
    );

const totalOf = (outcomes: readonly Outcome[], id: string): number =>
  sum(outcomes.map(({ figures }) => figures[id] ?? Number.NaN));

/** Judged one by one: nights that screen and vents alone can keep from the crop, and nights that they cannot. */
const UNHEATED = [
  { name: '', least: 90, scenarios: ['S1-unheated', 'S2-unheated'] },
  { name: 'hard-', least: 35, scenarios: ['S1-hard-unheated'] },
] as const;

const judgeFrost = (all: readonly Outcome[], ours: readonly Outcome[]): readonly Figure[] => [
  ...judgeHeated(ours.filter(({ job }) => ['S1', 'S1-hard', 'S2'].includes(job.scenario))),
  ...UNHEATED.flatMap(({ name, least, scenarios }) => {
    const nights = all.filter(({ job }) => scenarios.some((id) => id === job.scenario));
    return judgeUnheated(nights, name, least);
  }),
];

const judgeHeated = (heated: readonly Outcome[]): readonly Figure[] => {
  if (heated.length === 0) return [];
  const hot = (totalOf(heated, 'hotDegreeHours') / sum(heated.map(({ days }) => days))) * DAYS_PER_MONTH;
  const lethal = totalOf(heated, 'lethalHours');
  return [
    atMost('control.lethal-hours', lethal, 'h', 0, 'S1 and S2 with heater, all seeds'),
    atMost(
      'control.hot-degree-hours',
      hot,
      '°C·h',
      10,
      'above 30 °C a month, S1 and S2: the price of stored warmth',
    ),
  ];
};

/** Against the family's routine, and against what perfect knowledge saves: vents and screen cannot make heat. */
const judgeUnheated = (outcomes: readonly Outcome[], name: string, least: number): readonly Figure[] => {
  const under = (controller: string): number => {
    const own = outcomes.filter(({ job }) => job.controller === controller);
    return own.length === 0 ? Number.NaN : totalOf(own, 'frostHours');
  };
  const [family, own, perfect] = [under('family'), under('yapu'), under('oracle')];
  if (!(family > 0)) return [];
  const saved = atLeast(
    `control.${name}frost-hours-saved`,
    100 * (1 - own / family),
    '%',
    least,
    'leaf below 0 °C without heater, against the family’s routine',
  );
  if (!(family > perfect)) return [saved];
  const how = `of what perfect knowledge saves in the same house, ${(100 * (1 - perfect / family)).toFixed(0)} %`;
  const share = (100 * (family - own)) / (family - perfect);
  return [saved, atLeast(`control.${name}frost-hours-of-possible`, share, '%', 90, how)];
};

/** A day. */
const movesOfBusiestVent = ({ figures, days }: Outcome): number => {
  const { ventMoves = Number.NaN, westVentMoves = 0 } = figures;
  return Math.max(westVentMoves, ventMoves - westVentMoves) / days;
};

/** Wear, and the solution, on days on which nothing was broken. */
const judgeDays = (sound: readonly Outcome[]): readonly Figure[] => {
  if (sound.length === 0) return [];
  const most = (id: string, among = sound) =>
    Math.max(...among.map(({ figures, days }) => (figures[id] ?? Number.NaN) / days));
  // What has no contacts does not wear by starts.
  const worn = sound.filter(({ job }) => !scenarioOf(job.scenario).isSolidState);
  // Where nothing was dosed, nothing could go too far.
  const overshoot = (of: string, given: string, unit: string, limit: number): readonly Figure[] => {
    const dosed = sound.filter(({ figures }) => (figures[given] ?? 0) > 0);
    const furthest = Math.max(...dosed.map(({ figures }) => figures[`${of}Overshoot`] ?? Number.NaN));
    const how = `past the middle, worst dose of ${dosed.length} trials`;
    return dosed.length === 0 ? [] : [atMost(`control.${of}-overshoot`, furthest, unit, limit, how)];
  };
  const hours = HOURS_PER_DAY * sum(sound.map(({ days }) => days));
  const on = (id: string) => 100 * (1 - totalOf(sound, id) / hours);
  return [
    atMost(
      'control.vent-moves',
      Math.max(...sound.map(movesOfBusiestVent)),
      'a day',
      30,
      'mean of the days of the worst trial, the busier of two vents',
    ),
    atMost(
      'control.heater-cycles',
      most('heaterCycles', worn),
      'a day',
      30,
      'mean of the days of the worst trial',
    ),
    atMost('control.screen-moves', most('screenMoves'), 'a day', 30, 'mean of the days of the worst trial'),
    atMost('control.pump-cycles', most('pumpCycles'), 'a day', 30, 'mean of the days of the worst trial'),
    atLeast(
      'control.conductivity-held',
      on('conductivityOffHours'),
      '%',
      95,
      'of the time within ±0.1 mS/cm of the middle',
    ),
    atLeast(
      'control.acidity-held',
      on('acidityOffHours'),
      '%',
      95,
      'of the time within ±0.2 pH of the middle',
    ),
    ...overshoot('feed', 'nutrientMl', 'mS/cm', 0.05),
    ...overshoot('acid', 'acidMl', 'pH', 0.15),
  ];
};

/** Whatever breaks, no bottle may give more than twice its day. */
const judgeDoses = (broken: readonly Outcome[]): readonly Figure[] => {
  const [worst] = [...broken].sort((a, b) => b.dosedOfCap - a.dosedOfCap);
  return worst
    ? [
        atMost(
          'control.dosed-of-cap',
          worst.dosedOfCap,
          '×',
          2,
          `a day’s cap in any 24 h with something broken; ${worst.job.scenario}`,
        ),
      ]
    : [];
};

const judgeFaults = (ours: readonly Outcome[], sound: readonly Outcome[]): readonly Figure[] => {
  const sought = ours.filter(({ foundAfter }) => foundAfter !== undefined);
  const pumps = sought.filter(({ job }) => job.scenario.startsWith('S5'));
  const found = sought.filter(({ foundAfter }) => foundAfter !== null).length;
  const slowest = Math.max(...pumps.map(({ foundAfter }) => foundAfter ?? Number.POSITIVE_INFINITY));
  const months = sum(sound.map(({ days }) => days)) / DAYS_PER_MONTH;
  const wrong = sound.flatMap(({ falseAlarms }) => falseAlarms);
  const kinds = [...new Set(wrong)].slice(0, 3).join(', ');
  return [
    ...(pumps.length === 0
      ? []
      : [atMost('control.pump-stop-found', slowest, 's', 60, 'slowest, from the order that had no effect')]),
    ...(sought.length === 0
      ? []
      : [atLeast('control.faults-found', (100 * found) / sought.length, '%', 95, missed(sought))]),
    ...(months < LEAST_MONTHS
      ? []
      : [
          atMost(
            'control.false-alarms',
            wrong.length / months,
            'a month',
            1,
            `in ${months.toFixed(1)} sound months ${kinds}`,
          ),
        ]),
  ];
};

const missed = (sought: readonly Outcome[]): string => {
  const names = sought.filter(({ foundAfter }) => foundAfter === null).map(({ job }) => job.scenario);
  return `of ${sought.length}; not found: ${[...new Set(names)].join(', ') || 'none'}`;
};
