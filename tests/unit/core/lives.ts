// Lives of a house for fast-check: whatever the probes say, whatever people press, whatever the board confirms, round after round.
import fc from 'fast-check';
import type { OutputStatus, Override } from '../../../controller/core/command.ts';
import type { ActuatorId, Channel } from '../../../controller/core/installation.ts';
import type { Fault, Sample } from '../../../controller/core/reading.ts';
import type { ControllerState, TickInput, TickResult } from '../../../controller/core/state.ts';
import { initialState, tick } from '../../../controller/core/tick.ts';
import { duty, millis, timestamp } from '../../../controller/core/units.ts';
import { channels, config, input, localTime, PERIOD } from './house.ts';

const FAULTS: readonly Fault[] = ['no-answer', 'bad-checksum', 'power-on-value', 'open-circuit'];
/** What each probe may say, from the plausible to the absurd. */
const PLAUSIBLE: Readonly<Record<string, readonly [number, number]>> = {
  'air.temperature': [-6, 34],
  'outside.temperature': [-15, 25],
  'tank.level': [0, 200],
  'solution.acidity': [4, 8],
  'solution.conductivity': [0, 4],
  'light.illuminance': [0, 120_000],
  'water.flow': [0, 1],
  'outside.wind': [0, 25],
  'outside.rain': [0, 1],
  'leaf.temperature': [-6, 34],
  'solution.oxygen': [0, 10],
};

const raw = (tag: string) => {
  const [min, max] = PLAUSIBLE[tag] ?? [0, 100];
  return fc.oneof(
    { weight: 8, arbitrary: fc.double({ min, max, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e9, 1e9, 0) },
  );
};
const saying = (tag: string): fc.Arbitrary<{ raw: number } | { fault: Fault } | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: raw(tag).map((value) => ({ raw: value })) },
    { weight: 1, arbitrary: fc.constantFrom(...FAULTS).map((fault) => ({ fault })) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const override: fc.Arbitrary<Override | undefined> = fc.constantFrom(
  undefined,
  { mode: 'off', since: timestamp(0), by: 'a' },
  { mode: 'on', since: timestamp(0), until: timestamp(1e15), by: 'a' },
  { mode: 'on', since: timestamp(0), until: timestamp(1), by: 'a' },
);
const confirmed: fc.Arbitrary<number | null> = fc.constantFrom(null, 0, 0, 0, 0.5, 1);

/** One round of a life: what the probes say, what people do, what the board confirms, how long it took. */
const roundOf = (probes: readonly Channel[], outputs: readonly ActuatorId[]) =>
  fc.record({
    sayings: fc.record(Object.fromEntries(probes.map(({ tag }) => [tag, saying(tag)]))),
    overrides: fc.record(Object.fromEntries(outputs.map((id) => [id, override]))),
    outputs: fc.record(Object.fromEntries(outputs.map((id) => [id, confirmed]))),
    stopped: fc.nat(19).map((x) => x === 0),
    linkReady: fc.nat(9).map((x) => x > 0),
    clockTrusted: fc.nat(9).map((x) => x > 0),
    elapsed: fc.constantFrom(0, 1000, PERIOD, PERIOD, PERIOD, 60_000, 3_600_000),
    jump: fc.constantFrom(0, 0, 0, 0, -86_400_000, 3.15e10),
  });
export type Round = ReturnType<typeof roundOf> extends fc.Arbitrary<infer R> ? R : never;
/** Each life also has quiet stretches: a round repeated, so that outputs come on and time limits pass. */
export const lifeOf = (probes: readonly Channel[], outputs: readonly ActuatorId[]) =>
  fc.array(fc.tuple(roundOf(probes, outputs), fc.integer({ min: 1, max: 15 })), {
    minLength: 1,
    maxLength: 8,
  });
export const life = lifeOf(channels, ['pump', 'vent', 'heater']);

export interface Step {
  readonly before: ControllerState;
  readonly input: TickInput;
  readonly result: TickResult;
}

export const live = (rounds: readonly (readonly [Round, number])[], settings = config): readonly Step[] => {
  let state = initialState(settings);
  let monotonic = 0;
  let calendar: number = localTime(3);
  return rounds.flatMap(([each, times]) =>
    Array.from({ length: times }, (_, index) => {
      monotonic += each.elapsed;
      calendar += each.elapsed + (index === 0 ? each.jump : 0);
      const given = toInput(each, timestamp(calendar), monotonic);
      const before = state;
      const result = tick(before, given, settings);
      state = result.state;
      return { before, input: given, result };
    }),
  );
};

const toInput = (each: Round, now: TickInput['now'], monotonic: number): TickInput =>
  input({
    now,
    monotonic: millis(monotonic),
    stopped: each.stopped,
    linkReady: each.linkReady,
    clockTrusted: each.clockTrusted,
    samples: Object.entries(each.sayings).flatMap(([tag, said]) =>
      said ? [{ tag, at: now, ...said } as Sample] : [],
    ),
    outputs: Object.entries(each.outputs).map(
      ([actuator, share]): OutputStatus => ({ actuator, duty: share === null ? null : duty(share), at: now }),
    ),
    overrides: Object.fromEntries(
      Object.entries(each.overrides).filter(([, hold]) => hold),
    ) as TickInput['overrides'],
  });
