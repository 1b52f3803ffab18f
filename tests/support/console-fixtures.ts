// Snapshots as the controller sends them, for looking at the console and for its tests: one calm day and what can befall it.
import type { Snapshot, WireOutput, WireReading } from '../../controller/contract/snapshot.ts';

/** 2026-11-24, 14:20 in Bolivia (UTC−4). */
export const CALM_AT = Date.UTC(2026, 10, 24, 18, 20);
/** 2026-06-21, 04:40 in Bolivia: the coldest hour of the year. */
export const FROST_AT = Date.UTC(2026, 5, 21, 8, 40);

const measured = (value: number, unit: string, decimals: number, at: number): WireReading => ({
  quality: 'good',
  value,
  at,
  unit,
  decimals,
});

const readingsAt = (at: number): Record<string, WireReading> => ({
  'air.temperature': measured(24.12, '°C', 1, at),
  'air.humidity': measured(61.4, '%', 0, at),
  'air.vpd': measured(1.16, 'kPa', 2, at),
  'air.dew-point': measured(16.2, '°C', 1, at),
  'air.pressure': measured(63.3, 'kPa', 1, at),
  'outside.temperature': measured(15.71, '°C', 1, at),
  'outside.humidity': measured(38.2, '%', 0, at),
  'light.illuminance': measured(84_000, 'lx', 0, at),
  'solution.temperature': measured(18.24, '°C', 1, at),
  'solution.acidity': measured(6.02, 'pH', 1, at),
  'solution.conductivity': measured(1.42, 'mS/cm', 2, at),
  'tank.level': measured(152.3, 'L', 0, at),
  'water.flow': measured(1, '', 0, at),
});

const pump: WireOutput = {
  kind: 'pump',
  mode: 'automatic',
  duty: 1,
  ordered: 1,
  because: { key: 'because.schedule-on', params: { until: '14:30' } },
  proof: 'proved',
};
const vent: WireOutput = {
  kind: 'vent',
  mode: 'automatic',
  duty: 0.4,
  ordered: 0.4,
  because: { key: 'because.vent-open', params: { temperature: 24.1, start: 22 } },
  proof: 'none',
};
const heater: WireOutput = {
  kind: 'heater',
  mode: 'automatic',
  duty: 0,
  ordered: 0,
  because: { key: 'because.warm-enough', params: { temperature: 24.1, leaf: 23.1, minimum: 3 } },
  proof: 'none',
};

/** All is well on an afternoon of spring. */
export const calmDay = (): Snapshot => ({
  seq: 41,
  boot: 'b-1',
  at: CALM_AT,
  clock: 'trusted',
  utcOffset: -4 * 3_600_000,
  speed: 1,
  period: 5000,
  site: { name: 'Invernadero Mamani', altitude: 3830, timeZone: 'America/La_Paz' },
  virtual: false,
  link: {
    state: 'ready',
    board: { id: '00112233445566aa', firmware: '1.0', port: '/dev/ttyUSB0', resets: 3 },
  },
  boards: {
    house: {
      model: 'uno',
      state: 'ready',
      board: { id: '00112233445566aa', firmware: '1.0', port: '/dev/ttyUSB0', resets: 3 },
      silentSeconds: 0,
      damaged: 0,
      pins: [
        { pin: 3, output: 'pump', duty: 1, trips: 0 },
        { pin: 4, output: 'vent', duty: 0, trips: 0 },
        { pin: 5, output: 'vent', duty: 0, trips: 0 },
        { pin: 6, output: 'heater', duty: 0, trips: 0 },
      ],
      tags: ['air.temperature', 'air.humidity', 'tank.level'],
    },
  },
  lines: {},
  readings: readingsAt(CALM_AT),
  outputs: { pump, vent, heater },
  targets: {
    isDay: true,
    ventStart: 22,
    ventBand: 6,
    frostMinimum: 3,
    air: { min: 12, max: 26 },
    humidity: { min: 50, max: 80 },
    vapourDeficit: { min: 0.4, max: 1.3 },
    solution: { min: 14, max: 24 },
    conductivity: { min: 1.1, max: 1.6 },
    acidity: { min: 5.6, max: 6.4 },
  },
  tank: { capacity: 200, dryRun: 20 },
  crop: { id: 'lettuce', stage: 'growth', day: 18 },
  sun: { rise: 348, set: 1116 },
  verdict: { level: 'good', because: { key: 'verdict.good-day', params: { temperature: 24.1 } } },
  alarms: {},
  advice: {},
  planner: { on: true },
  stop: { active: false },
  schedule: {
    revision: 4,
    blocks: [
      { actuator: 'pump', from: 0, to: 345, on: 15, off: 60 },
      { actuator: 'pump', from: 345, to: 1110, on: 15, off: 15 },
      { actuator: 'pump', from: 1110, to: 1440, on: 15, off: 60 },
    ],
  },
  plannable: [{ output: 'pump', maySilence: true }],
  unconfirmed: [],
  access: { pinSet: true },
});

/** The coldest hour: it freezes outside, the vent is shut, the heater burns. */
export const frostNight = (): Snapshot => {
  const calm = calmDay();
  return {
    ...calm,
    at: FROST_AT,
    readings: {
      ...readingsAt(FROST_AT),
      'air.temperature': measured(2.64, '°C', 1, FROST_AT),
      'air.humidity': measured(92.3, '%', 0, FROST_AT),
      'air.vpd': measured(0.06, 'kPa', 2, FROST_AT),
      'outside.temperature': measured(-8.35, '°C', 1, FROST_AT),
      'solution.temperature': measured(11.8, '°C', 1, FROST_AT),
    },
    outputs: {
      pump: {
        ...pump,
        duty: 0,
        ordered: 0,
        because: { key: 'because.schedule-off', params: { until: '05:00' } },
        proof: 'none',
      },
      vent: {
        ...vent,
        duty: 0,
        ordered: 0,
        because: { key: 'because.vent-closed', params: { temperature: 2.6, start: 22 } },
      },
      heater: {
        ...heater,
        duty: 1,
        ordered: 1,
        because: { key: 'because.heating', params: { temperature: 2.6, leaf: 1.6, minimum: 3 } },
      },
    },
    targets: { ...calm.targets, isDay: false, air: { min: 3, max: 14 } },
    sun: { rise: 415, set: 1080 },
    verdict: { level: 'danger', because: { key: 'verdict.frost-now', params: { temperature: 2.6 } } },
    alarms: {
      frost: {
        id: 'frost',
        priority: 'danger',
        because: { key: 'alarm.frost', params: { temperature: 2.6, minimum: 3 } },
        since: FROST_AT - 14 * 60_000,
        acknowledged: false,
      },
    },
    advice: { cover: { key: 'advice.cover-crop', params: { temperature: 2.6 } } },
  };
};

/** Two of the probes stopped renewing their values, one 20 s ago, one 4 minutes ago. */
export const stale = (): Snapshot => {
  const calm = calmDay();
  return {
    ...calm,
    readings: {
      ...calm.readings,
      'air.temperature': measured(24.12, '°C', 1, CALM_AT - 20_000),
      'tank.level': measured(152.3, 'L', 0, CALM_AT - 240_000),
    },
  };
};

/** The air probe fell silent and the pH probe was never calibrated. */
export const badProbe = (): Snapshot => {
  const calm = calmDay();
  return {
    ...calm,
    readings: {
      ...calm.readings,
      'air.temperature': { quality: 'bad', at: CALM_AT - 90_000, why: 'no-answer', unit: '°C', decimals: 1 },
      'air.vpd': { quality: 'bad', at: CALM_AT - 90_000, why: 'no-answer', unit: 'kPa', decimals: 2 },
      'solution.acidity': { ...measured(6.02, 'pH', 1, CALM_AT), quality: 'uncertain', why: 'uncalibrated' },
    },
    outputs: {
      ...calm.outputs,
      vent: { ...vent, duty: 0, ordered: 0, because: { key: 'because.no-air-temperature' } },
    },
    verdict: { level: 'attention', because: { key: 'verdict.no-air-temperature' } },
    alarms: {
      'sensor:air.temperature': {
        id: 'sensor:air.temperature',
        priority: 'attention',
        because: { key: 'alarm.sensor.no-answer', params: { tag: 'air.temperature' } },
        since: CALM_AT - 90_000,
        acknowledged: false,
      },
    },
  };
};

/** Somebody pressed Stop all ten minutes ago. */
export const stopped = (): Snapshot => {
  const calm = calmDay();
  const off = (output: WireOutput): WireOutput => ({
    ...output,
    duty: 0,
    ordered: 0,
    because: { key: 'veto.stopped' },
    veto: { by: 'emergency-stop', because: { key: 'veto.stopped' } },
    proof: 'none',
  });
  return {
    ...calm,
    outputs: { pump: off(pump), vent: off(vent), heater: off(heater) },
    verdict: { level: 'attention', because: { key: 'verdict.stopped' } },
    stop: { active: true, since: CALM_AT - 600_000, by: 'family' },
  };
};

/** A person runs the pump for ten minutes and holds the vent shut. */
export const manual = (): Snapshot => {
  const calm = calmDay();
  return {
    ...calm,
    outputs: {
      ...calm.outputs,
      pump: {
        ...pump,
        mode: 'on',
        until: CALM_AT + 545_000,
        by: 'family',
        because: { key: 'because.held-on', params: { by: 'family', until: '14:29' } },
      },
      vent: {
        ...vent,
        mode: 'off',
        duty: 0,
        ordered: 0,
        by: 'family',
        because: { key: 'because.held-off', params: { by: 'family' } },
      },
    },
  };
};

/** The board does not answer: nothing can be measured and nobody knows what the outputs do. */
export const linkLost = (): Snapshot => {
  const calm = calmDay();
  const unknown = ({ duty: _, ...output }: WireOutput): WireOutput => ({ ...output, proof: 'none' });
  return {
    ...calm,
    link: { state: 'lost', because: { key: 'link.lost' } },
    readings: Object.fromEntries(
      Object.entries(calm.readings).map(([tag, { unit, decimals }]) => [
        tag,
        { quality: 'bad' as const, at: CALM_AT - 30_000, why: 'link-lost', unit, decimals },
      ]),
    ),
    outputs: { pump: unknown(pump), vent: unknown(vent), heater: unknown(heater) },
    verdict: { level: 'danger', because: { key: 'verdict.no-link' } },
  };
};

/** Every fixture by its name. */
export const FIXTURES = { calmDay, frostNight, stale, badProbe, stopped, manual, linkLost } as const;
