// The scenarios, S1 to S13, as data.
import { FROST_WEEK, HARD_FROST_WEEK, HOT_DAY_FROST_NIGHT, HOT_NOON, WET_WEEK } from './climates.ts';
import { DAY, FOR_EVER, HOUR, MINUTE, type Scenario } from './scenario.ts';

const FROST_NIGHTS = { start: '2026-07-01T12:00', climate: FROST_WEEK } as const;

const HARD_NIGHTS = { ...FROST_NIGHTS, climate: HARD_FROST_WEEK, battery: 'gauge' } as const;

/** From the first evening on; the battery has then been charged by half a day of sun. */
const lowSun = (id: string, what: string, battery: 'gauge' | 'blind'): Scenario => ({
  id,
  what,
  days: 5,
  battery,
  faults: [{ kind: 'panel-covered', clear: 0.05, from: 6 * HOUR, until: 78 * HOUR }],
  ...FROST_NIGHTS,
});

const FROST: readonly Scenario[] = [
  // The air falls by a tenth of a kelvin in a minute, and three rounds pass through the filter of a probe.
  { id: 'S1', what: 'frost week, heated', days: 7, period: 30, ...FROST_NIGHTS },
  { id: 'S1-unheated', what: 'frost week without a heater', days: 7, without: ['heater'], ...FROST_NIGHTS },
  {
    id: 'S1-bare',
    what: 'frost week without heater and screen',
    days: 7,
    without: ['heater', 'screen'],
    ...FROST_NIGHTS,
  },
  // As often as behind a relay without contacts: longer rounds make the probe later than any house has it.
  { id: 'S1-hard', what: 'week of hard frost, heated', days: 7, period: 10, ...HARD_NIGHTS },
  {
    id: 'S1-hard-solid-state',
    what: 'week of hard frost, the heater behind a relay without contacts',
    days: 7,
    period: 10,
    isSolidState: true,
    ...HARD_NIGHTS,
  },
  {
    id: 'S1-hard-unheated',
    what: 'week of hard frost without a heater',
    days: 7,
    without: ['heater'],
    ...HARD_NIGHTS,
  },
  {
    id: 'S1-fleece',
    what: 'frost week without a heater, a fleece laid when the card asks',
    days: 7,
    without: ['heater'],
    hasFleece: true,
    ...FROST_NIGHTS,
  },
  {
    id: 'S2',
    what: 'hot days, radiative frost by night, heated',
    start: '2026-09-10T12:00',
    days: 4,
    climate: HOT_DAY_FROST_NIGHT,
  },
  {
    id: 'S2-unheated',
    what: 'hot days, radiative frost by night, without a heater',
    start: '2026-09-10T12:00',
    days: 4,
    without: ['heater'],
    climate: HOT_DAY_FROST_NIGHT,
  },
  {
    id: 'S6',
    what: 'power cut from 18:00 to 06:00 in a frost night',
    days: 1,
    faults: [{ kind: 'power-cut', from: 6 * HOUR, until: 18 * HOUR }],
    ...FROST_NIGHTS,
  },
  lowSun('S6-low-pv', 'snow on the panel for 72 h, a gauge at the battery', 'gauge'),
  lowSun('S6-low-pv-blind', 'the same without a gauge: nothing is shed', 'blind'),
];

const squall = (id: string, what: string, isWatched: boolean): Scenario => ({
  id,
  what,
  start: '2026-11-10T06:00',
  days: 1,
  climate: HOT_NOON,
  isWatched,
  storm: { from: 7 * HOUR, until: 9 * HOUR, gust: 20, rain: 12 },
});

const gusts = (twoVents: NonNullable<Scenario['twoVents']>, what: string): Scenario => ({
  id: `S14-${twoVents}`,
  what,
  start: '2026-11-10T06:00',
  days: 1,
  climate: HOT_NOON,
  isWatched: true,
  twoVents,
  storm: { from: 3 * HOUR, until: 12 * HOUR, gust: 9, rain: 0 },
});

const WEATHER: readonly Scenario[] = [
  { id: 'S3', what: 'hot noons in November', start: '2026-11-10T00:00', days: 3, climate: HOT_NOON },
  {
    id: 'S3-inlet',
    what: 'the same with a valve that lets water into the tank',
    start: '2026-11-10T00:00',
    days: 3,
    climate: HOT_NOON,
    hasInlet: true,
  },
  { id: 'S4', what: 'cloudy wet week in January', start: '2026-01-10T00:00', days: 7, climate: WET_WEEK },
  squall('S9', 'two hours of gusts of 20 m/s and rain on a warm afternoon', true),
  squall('S9-unwatched', 'the same without anemometer and rain plate', false),
  gusts('lee-first', 'a day of gusts of 9 m/s, two vents: the one in the lee opens first'),
  gusts('alike', 'the same without a vane: both open alike'),
  gusts('windward-first', 'the same by a vane that points the wrong way'),
  { id: 'S13', what: 'a year', start: '2026-01-01T00:00', days: 365 },
];

const pumpStops = (id: string, time: string, start: string): Scenario => ({
  id,
  what: `pump stops at ${time}`,
  start,
  days: 0.125,
  period: 5,
  faults: [{ kind: 'stopped', actuator: 'pump', from: 30 * MINUTE, until: FOR_EVER }],
  find: { from: 30 * MINUTE, alarms: ['no-effect:pump'], once: 'pump' },
});

/** Each begins in October, a month of all weathers. */
const BROKEN: readonly Scenario[] = [
  pumpStops('S5-noon', '12:30', '2026-10-10T12:00'),
  pumpStops('S5-night', '03:00', '2026-10-10T02:30'),
  {
    id: 'S7-drift',
    what: 'inside temperature drifts +3 K in ten days',
    start: '2026-10-05T00:00',
    days: 12,
    faults: [{ kind: 'drift', tag: 'air.temperature', perDay: 0.3, from: 2 * DAY, until: FOR_EVER }],
    find: { from: 2 * DAY, alarms: ['sensor:air.temperature'] },
  },
  // The thermometer at the vent is the second in the same air: which of two is wrong nobody can tell, so either alarm is right.
  {
    id: 'S7-two-probes',
    what: 'of two thermometers in the air the one at the vent drifts -3 K in ten days',
    start: '2026-10-05T00:00',
    days: 12,
    faults: [{ kind: 'drift', tag: 'vent.temperature', perDay: -0.3, from: 2 * DAY, until: FOR_EVER }],
    find: { from: 2 * DAY, alarms: ['sensor:vent.temperature', 'sensor:air.temperature'] },
  },
  {
    id: 'S7-stuck',
    what: 'inside humidity is stuck',
    start: '2026-10-05T00:00',
    days: 2,
    faults: [{ kind: 'stuck', tag: 'air.humidity', from: 6 * HOUR, until: FOR_EVER }],
    find: { from: 6 * HOUR, alarms: ['sensor:air.humidity'] },
  },
  {
    id: 'S7-dead',
    what: 'inside temperature is silent',
    start: '2026-10-05T00:00',
    days: 1,
    faults: [{ kind: 'dead', tag: 'air.temperature', from: 6 * HOUR, until: FOR_EVER }],
    find: { from: 6 * HOUR, alarms: ['sensor:air.temperature'] },
  },
  {
    id: 'S8-fouled',
    what: 'pH probe fouls by +0.5 in five days',
    start: '2026-10-05T00:00',
    days: 7,
    faults: [{ kind: 'drift', tag: 'solution.acidity', perDay: 0.1, from: DAY, until: FOR_EVER }],
    find: { from: DAY, alarms: ['sensor:solution.acidity', 'acidity'] },
  },
  {
    id: 'S8-dry',
    what: 'conductivity probe out of the water',
    start: '2026-10-05T00:00',
    days: 1,
    faults: [{ kind: 'share', tag: 'solution.conductivity', share: 0.02, from: 6 * HOUR, until: FOR_EVER }],
    find: { from: 6 * HOUR, alarms: ['sensor:solution.conductivity', 'probe-dry:solution.conductivity'] },
  },
  {
    id: 'S8-bubble',
    what: 'air on the conductivity probe: it reads 30 % less',
    start: '2026-10-05T00:00',
    days: 4,
    faults: [{ kind: 'share', tag: 'solution.conductivity', share: 0.7, from: DAY, until: FOR_EVER }],
    find: {
      from: DAY,
      alarms: ['sensor:solution.conductivity', 'dose-ineffective:feed', 'probe-dry:solution.conductivity'],
    },
  },
  {
    id: 'S10',
    what: 'bottles run empty',
    start: '2026-10-05T00:00',
    days: 10,
    faults: ['doser-a', 'doser-b', 'doser-acid'].map((actuator) => ({
      kind: 'empty',
      actuator,
      from: DAY,
      until: FOR_EVER,
    })),
    find: { from: DAY, alarms: ['dose-ineffective:feed', 'dose-ineffective:acid'] },
  },
  // As strong in the water within 4 %: no probe of the house can see it, and nothing else must go wrong for it.
  {
    id: 'S10-swapped',
    what: 'bottles of A and B under each other’s pump',
    start: '2026-10-05T00:00',
    days: 10,
    faults: [{ kind: 'bottles-swapped', from: DAY, until: FOR_EVER }],
  },
  // Nothing is seen of it before the family refills.
  {
    id: 'S10-hard-water',
    what: 'refilled from a well with 4 meq/L of bicarbonate',
    start: '2026-10-05T00:00',
    days: 10,
    faults: [{ kind: 'hard-water', alkalinity: 4, from: DAY, until: FOR_EVER }],
    find: { from: DAY, alarms: ['acidity', 'dose-ineffective:acid'] },
  },
  {
    id: 'S11',
    what: 'vent jams half open at dusk',
    start: '2026-10-05T06:00',
    days: 1,
    faults: [{ kind: 'stopped', actuator: 'vent', from: 9 * HOUR, until: FOR_EVER }],
    find: { from: 9 * HOUR, alarms: ['no-effect:vent', 'stuck-on:vent', 'open-house'], open: 'vent' },
  },
  {
    id: 'S12-cable',
    what: 'cable out for six hours of the night',
    days: 1,
    faults: [{ kind: 'link-lost', from: 8 * HOUR, until: 14 * HOUR }],
    ...FROST_NIGHTS,
  },
  {
    id: 'S12-restart',
    what: 'controller restarts while the vent moves',
    start: '2026-11-10T06:00',
    days: 1,
    climate: HOT_NOON,
    faults: [{ kind: 'restart', from: 5 * HOUR, until: FOR_EVER }],
  },
  {
    id: 'S-heater',
    what: 'heater gives no heat in a frost night',
    days: 1,
    faults: [{ kind: 'stopped', actuator: 'heater', from: 0, until: FOR_EVER }],
    find: { from: 0, alarms: ['no-effect:heater'], once: 'heater' },
    ...FROST_NIGHTS,
  },
];

export const SCENARIOS: readonly Scenario[] = [...FROST, ...WEATHER, ...BROKEN];

/** Throws for a name that no scenario has. */
export const scenarioOf = (id: string): Scenario => {
  const scenario = SCENARIOS.find((candidate) => candidate.id === id);
  if (scenario) return scenario;
  throw new RangeError(
    `there is no scenario ${id}; there are ${SCENARIOS.map((each) => each.id).join(', ')}`,
  );
};
