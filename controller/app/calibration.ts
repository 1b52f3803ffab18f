// Calibrating on a running greenhouse: one technician for one probe at a time. While the probe is out it is silent for control, and
// its loops rest; what nobody goes on with ends by itself and the old line holds.
import { because } from '../core/because.ts';
import { findDue } from '../core/calibration/due.ts';
import { withCalibrations } from '../core/calibration/in-force.ts';
import { procedureOf } from '../core/calibration/reference.ts';
import { type Actuator, type Channel, isSingleProbe } from '../core/installation.ts';
import { goodValue } from '../core/reading.ts';
import { err } from '../core/result.ts';
import type { TickInput } from '../core/state.ts';
import { AIR_PRESSURE } from '../core/tags.ts';
import type { CalibrationBook } from '../ports.ts';
import { createBench } from './calibration-bench.ts';
import {
  accepted,
  type CalibrationDeps,
  type CalibrationDesk,
  type House,
  refused,
} from './calibration-desk.ts';
import { toDip } from './calibration-dip.ts';
import {
  besideEachOther,
  createPumpRuns,
  outputChannels,
  type PumpRuns,
  restingWith,
  withRates,
} from './calibration-outputs.ts';
import type { CalibrationSession } from './calibration-session.ts';
import { followMotors, isLeftRunning, motorOverrides, whyNoWay, withTravel } from './calibration-travel.ts';
import { createImports, createVerdicts } from './calibration-verdicts.ts';
import type { Dip } from './calibration-watch.ts';
import type { Cycle } from './loop.ts';
import { createNote } from './note.ts';
import { atTheirSpeeds } from './old-firmware.ts';
import { createProbes, type Seen } from './probes.ts';

export interface Calibrations {
  readonly desk: CalibrationDesk;
  /** The channels as they are to be read now. */
  channels(): readonly Channel[];
  /** The outputs with the rates of their pumps as they hold now. */
  actuators(): readonly Actuator[];
  /** What the bench wants of outputs that are out. */
  overrides: PumpRuns['overrides'];
  followRuns(cycle: Cycle): void;
  /** One for each probe that is due again. */
  alarms(): TickInput['outsideAlarms'];
  follow(round: Seen): void;
}

export const createCalibrations = (deps: CalibrationDeps): Calibrations => {
  const { calibrations, clock, round } = deps;
  const bench = createBench({ ...deps, pressure: () => house.pressure });
  const { installation } = deps;
  const channels = createChannels(installation.channels, calibrations);
  const linesOfOutputs = createChannels(outputChannels(installation), calibrations);
  const outputs = () => besideEachOther(linesOfOutputs());
  const pumps = () => outputs().filter(({ quantity }) => quantity === 'pumpRate');
  const actuators = () =>
    atTheirSpeeds(withTravel(withRates(installation.actuators, outputs()), outputs()), deps.board.boards());
  const runs = createPumpRuns({
    ...deps,
    out: () => {
      const out = pumps().flatMap(({ tag, pump }) => (pump && bench.isOut(tag) ? [pump.actuator] : []));
      return restingWith(installation.actuators, out);
    },
    round: () => round(false),
  });
  const house: House = {
    bench,
    find: (tag) => [...channels().filter(isSingleProbe), ...outputs()].find((channel) => channel.tag === tag),
    otherSpeed: ({ tag, pump }) =>
      pumps().find((other) => other.tag !== tag && other.pump?.actuator === pump?.actuator)?.tag,
    run: async ({ tag, pump }, lasting, by) => {
      const actuator = actuators().find(({ id }) => id === pump?.actuator);
      return actuator
        ? runs.run(actuator, { lasting, speed: pump?.speed, by })
        : err(because('calibration.no-procedure', { tag }));
    },
    pressure: undefined,
  };
  const probes = createProbes({
    channels: () => [...channels(), ...outputs()],
    records: calibrations.records,
    absence: bench.absence,
    witness: deps.witness,
  });
  return {
    desk: {
      ...createDips(deps, house),
      ...createVerdicts(deps, house),
      ...createImports(deps, house),
      view: bench.view,
      absence: bench.absence,
      probes: probes.list,
      records: calibrations.records,
    },
    channels: () =>
      channels().map((channel) =>
        bench.isOut(channel.tag) ? { ...channel, isCalibrating: true as const } : channel,
      ),
    actuators,
    overrides: () => ({ ...runs.overrides(), ...motorOverrides(bench.sessions(), clock) }),
    followRuns(cycle) {
      runs.follow(cycle);
      followMotors(bench.sessions(), cycle, clock.monotonic());
      if (isLeftRunning(bench.sessions(), cycle)) void round(false);
    },
    alarms: () => dueAlarms(deps),
    follow(cycle) {
      house.pressure = goodValue(cycle.result.readings[AIR_PRESSURE]);
      probes.follow(cycle);
      bench.follow(cycle.input);
      bench.watch();
      void bench.remember();
    },
  };
};

/** Without a clock nobody knows. */
const dueAlarms = ({ calibrations, clock, installation }: CalibrationDeps): TickInput['outsideAlarms'] =>
  clock.trust() === 'unknown'
    ? []
    : findDue(
        [...installation.channels, ...outputChannels(installation)],
        calibrations.records(),
        clock.now(),
      ).map(({ tag, quantity, days }) => ({
        id: `calibration-due:${tag}`,
        priority: 'attention',
        because: because(`alarm.calibration-due${kindOf(quantity)}`, { tag, n: days }),
      }));

/** What is measured of an output is no sensor. */
const kindOf = (quantity: Channel['quantity']): '' | '-pump' | '-way' => {
  if (quantity === 'pumpRate') return '-pump';
  return quantity === 'travel' ? '-way' : '';
};

/** Worked out anew only when the book has grown: they are asked for several times a round. */
const createChannels = (
  ofRig: readonly Channel[],
  calibrations: Pick<CalibrationBook, 'records'>,
): (() => readonly Channel[]) => {
  let known = -1;
  let channels = ofRig;
  return () => {
    const records = calibrations.records();
    if (records.length !== known) channels = withCalibrations(ofRig, records);
    known = records.length;
    return channels;
  };
};

/** Taking the probe out, putting it into liquids, and giving up. */
const createDips = (
  deps: CalibrationDeps,
  house: House,
): Pick<CalibrationDesk, 'begin' | 'dip' | 'abandon'> => {
  const { clock, installation, round } = deps;
  const { bench } = house;
  const note = createNote(deps);
  /** What must be done or have been done first, for a pump: why it cannot be. */
  const prepare = async (session: CalibrationSession, reference: Dip['reference']) => {
    const { channel, who, lasted } = session;
    if (reference.kind === 'glass' && lasted(reference.run) === undefined)
      return because('calibration.run-first');
    const noWay = whyNoWay(session, reference, clock);
    if (noWay) return noWay;
    if (reference.kind !== 'run') return undefined;
    const ran = await house.run(channel, reference.seconds, who.by);
    return ran.ok ? undefined : ran.error;
  };
  return {
    async begin(tag, who, address) {
      const channel = house.find(tag);
      if (!channel) return refused(because('calibration.no-such-probe', { tag }));
      if (!procedureOf(channel.quantity)) return refused(because('calibration.no-procedure', { tag }));
      const other = house.otherSpeed(channel);
      const taken = other === undefined ? undefined : bench.busy(other);
      if (taken) return refused(taken);
      const begun = bench.begin(channel, who);
      if (!begun.ok) return refused(begun.error);
      await bench.remember();
      await note(tag, address, `calibration begun by ${who.by}`);
      await round(false);
      return accepted({ session: begun.value });
    },
    async dip(tag, { session: id, ...request }) {
      const session = bench.find(tag, id);
      if (!session.ok) return refused(session.error);
      const around = { ...installation, clock, pressure: house.pressure };
      const dip = toDip(session.value.channel, request, around);
      if (!dip.ok) return refused(dip.error);
      if (!session.value.hasRoomFor(request.reference)) return refused(because('calibration.enough-points'));
      const why = await prepare(session.value, request.reference);
      if (why) return refused(why);
      session.value.dip(dip.value, clock.monotonic());
      bench.watch();
      // A motor starts and stops at once.
      if (session.value.channel.motor) await round(false);
      return accepted({ session: bench.view(tag) });
    },
    async abandon(tag, id, address) {
      const session = bench.find(tag, id);
      if (!session.ok) return refused(session.error);
      bench.end(tag);
      bench.watch();
      await note(tag, address, 'calibration abandoned');
      return accepted({});
    },
  };
};
