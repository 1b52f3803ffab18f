// Dosing pumps on the bench: a pump is a channel that no part measures, its line the mL of a second. While one is out no loop gives by it;
// a run goes the way of every dose: interlocks, the book of doses, a pulse that the board ends.
import { type Because, because } from '../core/because.ts';
import { lineOf } from '../core/calibration/in-force.ts';
import type { Override } from '../core/command.ts';
import { runFor } from '../core/dose-speed.ts';
import type { Actuator, ActuatorId, Channel, Dosed, DoseSpeed, PumpOnBench } from '../core/installation.ts';
import type { Tag } from '../core/reading.ts';
import { err, ok, type Result } from '../core/result.ts';
import { seconds, timestamp } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import { motorChannels } from './calibration-travel.ts';
import type { Installation } from './installation.ts';
import type { Cycle } from './loop.ts';

/** What of the outputs can be calibrated, by the lines of the rig. */
export const outputChannels = ({ actuators }: Pick<Installation, 'actuators'>): readonly Channel[] => [
  ...pumpChannels(actuators),
  ...motorChannels(actuators),
];

/** The rig's own line of each speed of each doser. */
const pumpChannels = (actuators: readonly Actuator[]): readonly Channel[] =>
  actuators.flatMap(({ id, dosing }) => {
    if (!dosing) return [];
    const { mlPerSecond, slow } = dosing;
    if (!slow) return [pumpChannel(id, mlPerSecond, { actuator: id })];
    return [
      pumpChannel(id, mlPerSecond, { actuator: id, speed: 'full' }),
      pumpChannel(`${id}.slow`, slow.mlPerSecond, { actuator: id, speed: 'slow' }),
    ];
  });

const pumpChannel = (tag: Tag, slope: number, pump: PumpOnBench): Channel => ({
  tag,
  quantity: 'pumpRate',
  pump,
  calibration: { slope, offset: 0, at: timestamp(0), by: 'the rig' },
});

/** Each speed with what the other one gives as that stands: they are judged against each other. */
export const besideEachOther = (channels: readonly Channel[]): readonly Channel[] =>
  channels.map((channel) => {
    const { pump } = channel;
    const sibling = channels.find((other) => other !== channel && other.pump?.actuator === pump?.actuator);
    const other = pump && sibling && lineOf(sibling)?.slope;
    return pump && other !== undefined ? { ...channel, pump: { ...pump, other } } : channel;
  });

/** The outputs with the rates that hold now. */
export const withRates = (actuators: readonly Actuator[], pumps: readonly Channel[]): readonly Actuator[] =>
  actuators.map((actuator) => {
    const { dosing } = actuator;
    if (!dosing) return actuator;
    const own = pumps.filter(({ pump }) => pump?.actuator === actuator.id);
    const rateOf = (isSlow: boolean, ofRig: number): number => {
      const channel = own.find(({ pump }) => (pump?.speed === 'slow') === isSlow);
      return (channel && lineOf(channel)?.slope) ?? ofRig;
    };
    const mlPerSecond = rateOf(false, dosing.mlPerSecond);
    const slow = dosing.slow ? { slow: { mlPerSecond: rateOf(true, dosing.slow.mlPerSecond) } } : {};
    return { ...actuator, dosing: { ...dosing, mlPerSecond, ...slow } };
  });

interface Trial {
  readonly override: Extract<Override, { mode: 'dose' }>;
  isTaken: boolean;
  outcome?: Result<void, Because> | undefined;
}

export interface PumpRun {
  /** s */
  readonly lasting: number;
  readonly speed?: DoseSpeed | undefined;
  readonly by: string;
}

/** What is dosed in step with it, or against it: neither may go on alone while the other is measured. */
const BESIDE = { a: 'b', b: 'a', acid: 'base', base: 'acid' } as const satisfies Record<Dosed, Dosed>;

/** Dosers that are out, and those that rest with them: base beside acid that runs into a glass would bar the next run for a day. */
export const restingWith = (
  actuators: readonly Pick<Actuator, 'id' | 'dosing'>[],
  out: readonly ActuatorId[],
): readonly ActuatorId[] => {
  const measured = actuators.flatMap(({ id, dosing }) => (dosing && out.includes(id) ? [dosing.doses] : []));
  const beside = measured.map((doses) => BESIDE[doses]);
  return actuators.flatMap(({ id, dosing }) =>
    dosing && (out.includes(id) || beside.includes(dosing.doses)) ? [id] : [],
  );
};

export interface PumpRuns {
  /** Runs a pump once, at the speed that is measured; refused with the reason of whoever refused it. */
  run(pump: Actuator, run: PumpRun): Promise<Result<void, Because>>;
  /** Pumps that are out rest, but for the run that is asked for; a run is given out once. */
  overrides(): Readonly<Record<ActuatorId, Override>>;
  /** What a round made of it. */
  follow(cycle: Pick<Cycle, 'result' | 'outputs'>): void;
}

interface PumpDeps {
  readonly clock: Pick<Clock, 'now'>;
  /** Ids of those that are out, and of those that rest with them. */
  readonly out: () => readonly ActuatorId[];
  readonly round: () => Promise<unknown>;
}

export const createPumpRuns = ({ clock, out, round }: PumpDeps): PumpRuns => {
  const trials = new Map<ActuatorId, Trial>();
  return {
    async run({ id, dosing, longestOn }, { lasting, speed = 'full', by }) {
      if (!dosing) return err(because('calibration.no-procedure', { tag: id }));
      if (speed === 'slow' && !dosing.slow) return err(because('calibration.full-speed-only'));
      if (seconds(lasting) > longestOn)
        return err(because('calibration.run-too-long', { most: longestOn / 1000 }));
      const override = {
        mode: 'dose',
        since: clock.now(),
        dose: runFor(lasting, dosing, speed),
        by,
      } as const;
      const trial: Trial = { override, isTaken: false };
      trials.set(id, trial);
      await round();
      trials.delete(id);
      return trial.outcome ?? err(because('veto.no-link'));
    },
    overrides: () =>
      Object.fromEntries(
        out().map((id): [ActuatorId, Override] => {
          const trial = trials.get(id);
          if (!trial || trial.isTaken) return [id, { mode: 'off', since: clock.now(), by: 'calibration' }];
          trial.isTaken = true;
          return [id, trial.override];
        }),
      ),
    follow(cycle) {
      for (const [id, trial] of trials) if (trial.isTaken) trial.outcome ??= outcomeOf(id, cycle);
    },
  };
};

const outcomeOf = (
  id: ActuatorId,
  { result, outputs }: Pick<Cycle, 'result' | 'outputs'>,
): Trial['outcome'] => {
  const command = result.commands.find(({ actuator }) => actuator === id);
  if (command && !command.dose) return err(command.because);
  const isRefused = outputs.some(({ actuator, refused }) => actuator === id && refused);
  return isRefused ? err(because('veto.no-link')) : ok(undefined);
};
