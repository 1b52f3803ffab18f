// Proving an installation, thing after thing: each output runs for some seconds by the way that every wish of a person goes, past all
// interlocks, and a person says what moved; each sensor is warmed or dipped, and whether it followed is measured, not asked.
import type { Commissioning, CommissioningView, Proven, Saw } from '../contract/commissioning.ts';
import type { Outcome } from '../contract/request.ts';
import type { WireReading } from '../contract/snapshot.ts';
import { hasFollowed, leastChange } from '../core/following.ts';
import { type Actuator, type ActuatorKind, type Channel, isPositioned } from '../core/installation.ts';
import { QUANTITIES } from '../core/quantities.ts';
import { type Millis, millis, minutes, seconds } from '../core/units.ts';
import type { CalibrationBook, Clock, Document, Journal, Log, Stop } from '../ports.ts';
import { unmeasuredMotors } from './calibration-travel.ts';
import { createNote } from './note.ts';
import { ACCEPTED, refused } from './outcome.ts';
import type { Station } from './station.ts';

export interface CommissioningDesk {
  view(): CommissioningView;
  /** Refused as every brief run may be. */
  run(output: string, by: string): Promise<Outcome>;
  /** Only of an output that has just run. */
  answer(output: string, saw: Saw, by: string): Promise<Outcome>;
  /** From now on it is looked whether the sensor follows. */
  watch(tag: string, by: string): Outcome;
  close(): void;
}

export interface CommissioningDeps {
  readonly station: Pick<Station, 'snapshot' | 'onDelta' | 'runBriefly'>;
  readonly channels: readonly Channel[];
  readonly document: Document<Commissioning>;
  readonly actuators: readonly Actuator[];
  readonly calibrations: Pick<CalibrationBook, 'records'>;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly log: Log;
}

/** A motor needs some seconds until a person sees it. */
const LONG = 15;
const USUAL = 5;
const WATCHING = minutes(5);
/** What was seen longer ago is remembered badly. */
const ANSWERED_WITHIN = minutes(10);

const secondsOf = (kind: ActuatorKind): number => (isPositioned(kind) ? LONG : USUAL);
/** Nobody switches a doser on: it is proven by calibrating it, into a measuring glass. */
const isRunByHand = (kind: ActuatorKind): boolean => kind !== 'doser';

export const createCommissioning = (deps: CommissioningDeps): CommissioningDesk => {
  const keep = createKeeper(deps);
  const outputs = createRuns(deps);
  const sensors = createWatches(deps, keep);
  return {
    view: () => ({ outputs: outputs.view(), sensors: sensors.view() }),
    run: outputs.run,
    async answer(output, saw, by) {
      if (!outputs.hasRun(output)) return refused('commissioning.not-run');
      const isKept = await keep('outputs', output, { at: deps.clock.now(), by, result: saw });
      if (isKept) outputs.forget(output);
      return isKept ? ACCEPTED : refused('refusal.not-kept');
    },
    watch: sensors.watch,
    close: sensors.close,
  };
};

type Keep = (list: 'outputs' | 'sensors', name: string, proven: Proven) => Promise<boolean>;

const createKeeper = (deps: CommissioningDeps): Keep => {
  const { document, log } = deps;
  const note = createNote(deps);
  let last: Promise<unknown> = Promise.resolve();
  const write: Keep = async (list, name, proven) => {
    const { value } = document;
    try {
      await document.save({ ...value, [list]: { ...value[list], [name]: proven } });
    } catch (cause) {
      log.error('commissioning not saved', { name, cause: String(cause) });
      return false;
    }
    await note(name, proven.by, `commissioning: ${proven.result}`);
    return true;
  };
  return (list, name, proven) => {
    // One after the other: two saves at once would each leave the other's out.
    const mine = last.then(() => write(list, name, proven));
    last = mine;
    return mine;
  };
};

/** The outputs: what runs now, and what has run and waits for a person's word. */
const createRuns = ({ station, document, actuators, calibrations, clock, log }: CommissioningDeps) => {
  let running: string | undefined;
  const ran = new Map<string, Millis>();

  const hasRun = (output: string): boolean => {
    const at = ran.get(output);
    return at !== undefined && clock.monotonic() - at <= ANSWERED_WITHIN;
  };
  const follow = async (output: string, ended: Promise<unknown>): Promise<void> => {
    running = output;
    ran.set(output, clock.monotonic());
    try {
      await ended;
    } catch (cause) {
      log.error('a brief run failed', { output, cause: String(cause) });
    } finally {
      running = undefined;
    }
  };

  return {
    async run(output: string, by: string): Promise<Outcome> {
      const state = station.snapshot().outputs[output];
      if (!state) return refused('refusal.no-such-output');
      const run = await station.runBriefly(output, seconds(secondsOf(state.kind)), by);
      if (run.outcome !== 'accepted') return run;
      void follow(output, run.ended);
      return ACCEPTED;
    },
    hasRun,
    forget: (output: string): void => void ran.delete(output),
    view(): CommissioningView['outputs'] {
      const unmeasured = unmeasuredMotors(actuators, calibrations.records());
      return Object.entries(station.snapshot().outputs).flatMap(([id, { kind }]) => {
        if (!isRunByHand(kind)) return [];
        const proven = document.value.outputs[id];
        return {
          id,
          kind,
          seconds: secondsOf(kind),
          isRunning: running === id,
          isAsked: hasRun(id),
          ...(unmeasured.includes(id) ? { isUnmeasured: true } : {}),
          ...(proven ? { proven } : {}),
        };
      });
    },
  };
};

interface Watch {
  readonly from: number;
  readonly by: string;
  readonly endsAt: Millis;
}

/** A doubtful value will do: a probe that nobody has calibrated follows a hand as well. */
const numberOf = (reading: WireReading | undefined): number | undefined =>
  reading?.quality === 'bad' ? undefined : reading?.value;

const createWatches = ({ station, channels, document, clock }: CommissioningDeps, keep: Keep) => {
  const watches = new Map<string, Watch>();

  const settle = (
    tag: string,
    { from, by }: Watch,
    to: number | undefined,
    result: Proven['result'],
  ): void => {
    watches.delete(tag);
    void keep('sensors', tag, { at: clock.now(), by, result, from, ...(to === undefined ? {} : { to }) });
  };

  const look = (): void => {
    for (const [tag, watch] of watches) {
      const quantity = channels.find((channel) => channel.tag === tag)?.quantity;
      const now = numberOf(station.snapshot().readings[tag]);
      if (quantity && now !== undefined && hasFollowed(quantity, watch.from, now))
        settle(tag, watch, now, 'followed');
      else if (clock.monotonic() >= watch.endsAt) settle(tag, watch, now, 'did-not-follow');
    }
  };
  const close: Stop = station.onDelta(look);

  return {
    close,
    watch(tag: string, by: string): Outcome {
      if (!channels.some((channel) => channel.tag === tag)) return refused('commissioning.no-such-sensor');
      const from = numberOf(station.snapshot().readings[tag]);
      if (from === undefined) return refused('commissioning.no-value');
      watches.set(tag, { from, by, endsAt: millis(clock.monotonic() + WATCHING) });
      return ACCEPTED;
    },
    view: (): CommissioningView['sensors'] =>
      channels.map(({ tag, quantity }) => {
        const watch = watches.get(tag);
        const proven = document.value.sensors[tag];
        const { unit, decimals } = QUANTITIES[quantity];
        return {
          tag,
          quantity,
          unit,
          decimals,
          least: leastChange(quantity),
          ...(watch ? { watch: wireWatch(watch, numberOf(station.snapshot().readings[tag]), clock) } : {}),
          ...(proven ? { proven } : {}),
        };
      }),
  };
};

const wireWatch = ({ from, endsAt }: Watch, now: number | undefined, clock: Pick<Clock, 'monotonic'>) => ({
  from,
  ...(now === undefined ? {} : { now }),
  secondsLeft: Math.max(0, Math.round((endsAt - clock.monotonic()) / 1000)),
});
