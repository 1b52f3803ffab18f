// What is kept of each round: good values to history, changes to the journal, counters to the journal *before* the actuator moves.
import type { Alarm } from '../core/alarm.ts';
import type { ActuatorId } from '../core/installation.ts';
import type { JournalEntry } from '../core/journal-entry.ts';
import { isGood, type Tag } from '../core/reading.ts';
import type { TickResult } from '../core/state.ts';
import type { Timestamp } from '../core/units.ts';
import type { History, Journal, Log } from '../ports.ts';
import type { Cycle } from './loop.ts';

/** Running time is counted in advance in blocks of this many seconds; what was not used is given back at the stop. A crash overcounts by at most one block, never under. */
const BLOCK_SECONDS = 300;

export interface Recorder {
  beforeActuation(result: TickResult, now: Timestamp): Promise<void>;
  afterCycle(cycle: Cycle): void;
}

/** Name of the history series of an output's confirmed duty. */
export const outputTag = (actuator: ActuatorId): Tag => `output.${actuator}`;

export const createRecorder = (deps: {
  readonly history: History;
  readonly journal: Journal;
  readonly log: Log;
  /** Outputs whose running time is worth counting (pumps, heaters). */
  readonly counted: readonly ActuatorId[];
}): Recorder => {
  const { history, journal } = deps;
  const running = new Map<ActuatorId, { since: Timestamp; credit: number }>();
  const lastDuty = new Map<ActuatorId, number>();
  const lastVeto = new Map<ActuatorId, string>();

  const write = async (entry: JournalEntry) => {
    try {
      await journal.append(entry);
    } catch (cause) {
      deps.log.error('journal entry lost', { entry, cause: String(cause) });
    }
  };

  const count = (actuator: ActuatorId, amount: number, at: Timestamp) =>
    write({ at, kind: 'count', subject: `${actuator}.seconds`, by: 'controller', amount });

  const countAhead = async (actuator: ActuatorId, isOn: boolean, now: Timestamp) => {
    const run = running.get(actuator);
    if (isOn && (!run || now - run.since >= run.credit * 1000)) {
      running.set(actuator, { since: run?.since ?? now, credit: (run?.credit ?? 0) + BLOCK_SECONDS });
      await count(actuator, BLOCK_SECONDS, now);
    }
    if (!isOn && run) {
      running.delete(actuator);
      const used = Math.min(Math.max((now - run.since) / 1000, 0), run.credit);
      await count(actuator, Math.round(used - run.credit), now);
    }
  };

  return {
    async beforeActuation(result, now) {
      for (const { actuator, duty } of result.commands)
        if (deps.counted.includes(actuator)) await countAhead(actuator, duty > 0, now);
    },
    afterCycle({ now, result, outputs }) {
      history.append(now, measured(result, outputs));
      for (const entry of changes({ now, result, lastDuty, lastVeto })) void write(entry);
    },
  };
};

const measured = (result: TickResult, outputs: Cycle['outputs']): ReadonlyMap<Tag, number> => {
  const values = new Map<Tag, number>();
  for (const [tag, reading] of Object.entries(result.readings))
    if (isGood(reading)) values.set(tag, reading.value);
  for (const { actuator, duty } of outputs) if (duty !== null) values.set(outputTag(actuator), duty);
  return values;
};

interface Changes {
  readonly now: Timestamp;
  readonly result: TickResult;
  readonly lastDuty: Map<ActuatorId, number>;
  readonly lastVeto: Map<ActuatorId, string>;
}

/** Only what changed since the last round is worth a line. */
const changes = ({ now, result, lastDuty, lastVeto }: Changes): readonly JournalEntry[] => {
  const commands = result.commands
    .filter(({ actuator, duty }) => lastDuty.get(actuator) !== duty)
    .map(({ actuator, duty, because, origin }): JournalEntry => {
      lastDuty.set(actuator, duty);
      return { at: now, kind: 'command', subject: actuator, by: origin, because, change: String(duty) };
    });
  const vetoed = new Map(result.vetoes.map((veto) => [veto.actuator, veto] as const));
  for (const actuator of lastVeto.keys()) if (!vetoed.has(actuator)) lastVeto.delete(actuator);
  const vetoes = [...vetoed.values()]
    .filter(({ actuator, by }) => lastVeto.get(actuator) !== by)
    .map(({ actuator, by, because }): JournalEntry => {
      lastVeto.set(actuator, by);
      return { at: now, kind: 'veto', subject: actuator, by, because };
    });
  return [
    ...commands,
    ...vetoes,
    ...alarmLines(now, result.raised, 'raised'),
    ...alarmLines(now, result.cleared, 'cleared'),
  ];
};

const alarmLines = (at: Timestamp, alarms: readonly Alarm[], change: string): readonly JournalEntry[] =>
  alarms.map(({ id, because }) => ({ at, kind: 'alarm', subject: id, by: 'controller', because, change }));
