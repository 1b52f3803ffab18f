// The data path, once a period: what was measured → what is true → what the crop wants → what is wished → what is allowed →
// did it happen → who must know. Read this file first; every step leads to the file that decides it.
// Pure: time, samples and people's decisions come in; orders and reasons go out.

import { failureOf } from './conditions.ts';
import { type DoseMemory, NO_DOSES } from './control/dose-effect.ts';
import { findIneffective } from './control/dose-faults.ts';
import { findDryProbe } from './control/dry-probe.ts';
import type { BankingMemory } from './control/heat-banking.ts';
import { decide } from './control/loops.ts';
import { lookAround } from './control/surroundings.ts';
import { resolveTargets } from './crop/setpoints.ts';
import { resolveStage } from './crop/stage.ts';
import { forecastNight } from './frost/forecast.ts';
import type { PastNight } from './frost/night.ts';
import { minuteOfDay as minuteOf } from './local-time.ts';
import { EMPTY_MEMORY } from './memory.ts';
import { sunTimes } from './physics/sun.ts';
import { livePlan } from './plan.ts';
import { judgeWishes } from './safety/judge.ts';
import { verify } from './safety/limits.ts';
import { mergeWishes } from './safety/overrides.ts';
import { followRuns, workUnderWay } from './safety/runs.ts';
import { judgeTank } from './safety/tank.ts';
import { derive } from './signal/derive.ts';
import { NO_SALT, type SaltMemory } from './signal/salt-witness.ts';
import { sense } from './signal/sense.ts';
import type { ControllerState, TickConfig, TickInput, TickResult } from './state.ts';
import { LIGHT, OUTSIDE_TEMPERATURE, OUTSIDE_WIND, TANK_LEVEL } from './tags.ts';
import { tell } from './tell.ts';
import { hearWitnesses } from './witnesses.ts';

/** What outlives a process: what nights and bottles have taught, what banked heat has cost, and a doubt of the EC probe. */
export interface Lessons {
  readonly nights?: readonly PastNight[];
  readonly doses?: DoseMemory;
  readonly banked?: BankingMemory['cost'];
  readonly salt?: SaltMemory;
}

/** The state before anything was measured or ordered. */
export const initialState = (
  _config: TickConfig,
  { nights = [], doses = NO_DOSES, banked = [], salt = NO_SALT }: Lessons = {},
): ControllerState => ({
  readings: {},
  alarms: [],
  memory: {
    ...EMPTY_MEMORY,
    salt,
    frost: { nights },
    surroundings: { ...EMPTY_MEMORY.surroundings, banking: { cost: banked } },
    loops: { ...EMPTY_MEMORY.loops, doses },
  },
});

/** One round. Throws only when the configuration contradicts itself; no sample and no decision of a person can make it throw. */
export const tick = (state: ControllerState, input: TickInput, config: TickConfig): TickResult => {
  const { memory } = state;
  const { site, profile, actuators, channels } = config;
  const { now, monotonic, linkReady, utcOffset } = input;

  const sun = sunTimes({ latitude: site.latitude, longitude: site.longitude, utcOffset, at: now });
  const minuteOfDay = input.clockTrusted ? minuteOf(now, utcOffset) : undefined;

  // What is true: calibrated, judged, calmed, set against a witness. `values` is what control may act on.
  const round = { now, monotonic, linkReady, period: config.period };
  const alone = sense(channels, input.samples, memory.sensing, round);
  const { sensed, salt } = hearWitnesses(alone, memory, { channels, monotonic, minuteOfDay, sun });
  const values = sensed.processValues;
  const readings = { ...sensed.readings, ...derive(sensed.readings) };

  // What the crop wants at this minute.
  const [light, outside, wind] = [values[LIGHT], values[OUTSIDE_TEMPERATURE], values[OUTSIDE_WIND]];
  const moment = { sun, minuteOfDay, light, outside, wind };
  const targets = resolveTargets(profile, resolveStage(profile, config.stage), moment);

  // What the loops and the people wish.
  const tank = judgeTank(values[TANK_LEVEL], channels, site, memory.wasDry);
  const plan = livePlan(input.plan, monotonic);
  const tonight = forecastNight(memory.frost);
  const seen = { ...input, ...config, plan, tonight, minuteOfDay, sun, readings: values, targets };
  const past = { orders: memory.orders, runs: memory.runs, alarms: state.alarms };
  const { around, memory: surroundings } = lookAround({ ...seen, ...past }, memory.surroundings);
  const underWay = workUnderWay(actuators, memory.runs);
  const situation = { ...seen, ...around, ...underWay, ...past, tank };
  const decided = decide(situation, actuators, memory.loops);
  const wishes = mergeWishes(actuators, decided.demands, input.overrides, input);

  // What is allowed, and whether what was allowed before has happened.
  const { commands, vetoes } = judgeWishes(wishes, situation);
  const { proofs, conditions, orders } = verify(actuators, memory.orders, commands, situation);

  // Who must know.
  const found = [
    ...conditions,
    ...decided.failed.map(failureOf),
    ...findIneffective(decided.memory.doses, monotonic),
    ...findDryProbe(situation, decided.memory.doses.probe),
    ...input.outsideAlarms,
  ];
  const told = tell(situation, readings, found, state.alarms, memory);

  const next = {
    ...told.remembered,
    sensing: sensed.memory,
    salt,
    surroundings,
    loops: decided.memory,
    wasDry: tank === 'dry' || (tank === 'unknown' && memory.wasDry),
    runs: followRuns(memory.runs, commands, monotonic),
    orders,
  };
  const { alarms, raised, cleared, verdict, advice } = told;
  const demands = wishes.map(({ demand }) => demand);
  return {
    state: { readings, alarms, memory: next },
    ...{
      readings,
      targets,
      sun,
      tonight,
      demands,
      vetoes,
      commands,
      alarms,
      raised,
      cleared,
      verdict,
      advice,
      proofs,
    },
  };
};
