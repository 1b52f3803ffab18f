// What people have decided: outputs taken over, Stop all, schedule, confirmations. Safety first, disk second: a decision that
// makes things safer acts before it is saved. "On for N minutes" ends on monotonic time and is never carried over a restart.
import type { Settings } from '../contract/settings.ts';
import type { Override } from '../core/command.ts';
import type { ActuatorId } from '../core/installation.ts';
import type { Schedule } from '../core/schedule.ts';
import { type Millis, millis, minutes, timestamp } from '../core/units.ts';
import type { Clock, Document } from '../ports.ts';
import { createPause, type SchedulePause } from './schedule-pause.ts';

export interface Decisions extends SchedulePause {
  overrides(): Readonly<Record<ActuatorId, Override>>;
  holdOff(actuator: ActuatorId, by: string): Promise<void>;
  holdOn(actuator: ActuatorId, forMinutes: number, by: string): Promise<void>;
  /** Back to automatic. */
  release(actuator: ActuatorId): Promise<void>;
  stop(): Settings['stop'];
  setStop(by: string): Promise<void>;
  releaseStop(): Promise<void>;
  schedule(): Schedule | undefined;
  saveSchedule(schedule: Schedule): Promise<void>;
  isPlannerOn(): boolean;
  switchPlanner(on: boolean, by: string): Promise<void>;
  confirmed(): readonly string[];
  confirm(path: string, by: string): Promise<void>;
  /** The numbers at these paths are others now: nobody has vouched for them, nor for what was computed of them. */
  unconfirm(paths: readonly string[]): Promise<void>;
}

interface TimedOn {
  readonly override: Extract<Override, { mode: 'on' }>;
  readonly endsAt: Millis;
}

export const createDecisions = (document: Document<Settings>, clock: Clock): Decisions => {
  const timed = new Map<ActuatorId, TimedOn>();
  let stopped = document.value.stop;
  let heldOff = document.value.heldOff;

  const save = (change: Partial<Settings>) => document.save({ ...document.value, ...change });

  const dropHeldOff = async (actuator: ActuatorId) => {
    if (!(actuator in heldOff)) return;
    heldOff = Object.fromEntries(Object.entries(heldOff).filter(([id]) => id !== actuator));
    await save({ heldOff });
  };

  const liveTimed = (): Record<ActuatorId, Override> => {
    for (const [id, { endsAt }] of timed) if (clock.monotonic() >= endsAt) timed.delete(id);
    return Object.fromEntries(
      [...timed].map(([id, { override, endsAt }]) => [
        id,
        { ...override, until: timestamp(clock.now() + endsAt - clock.monotonic()) },
      ]),
    );
  };

  return {
    overrides: () => ({
      ...Object.fromEntries(
        Object.entries(heldOff).map(([id, { since, by }]) => [
          id,
          { mode: 'off' as const, since: timestamp(since), by },
        ]),
      ),
      ...liveTimed(),
    }),
    async holdOff(actuator, by) {
      timed.delete(actuator);
      heldOff = { ...heldOff, [actuator]: { since: clock.now(), by } };
      await save({ heldOff });
    },
    async holdOn(actuator, forMinutes, by) {
      const lasting = minutes(forMinutes);
      timed.set(actuator, {
        override: { mode: 'on', since: clock.now(), until: timestamp(clock.now() + lasting), by },
        endsAt: millis(clock.monotonic() + lasting),
      });
      await dropHeldOff(actuator);
    },
    async release(actuator) {
      timed.delete(actuator);
      await dropHeldOff(actuator);
    },
    stop: () => stopped,
    async setStop(by) {
      stopped = { since: clock.now(), by };
      timed.clear();
      await save({ stop: stopped });
    },
    async releaseStop() {
      const { stop: _released, ...rest } = document.value;
      await document.save(rest);
      stopped = undefined;
    },
    schedule: () => document.value.schedule,
    saveSchedule: (schedule) => save({ schedule }),
    ...createPause(document, clock),
    isPlannerOn: () => document.value.plannerOff === undefined,
    async switchPlanner(on, by) {
      const { plannerOff: _before, ...rest } = document.value;
      await document.save(on ? rest : { ...rest, plannerOff: { since: clock.now(), by } });
    },
    confirmed: () => document.value.confirmed.map(({ path }) => path),
    confirm: (path, by) => save({ confirmed: [...document.value.confirmed, { path, at: clock.now(), by }] }),
    async unconfirm(paths) {
      const kept = document.value.confirmed.filter(
        ({ path }) => !paths.some((changed) => rests(path, changed)),
      );
      if (kept.length < document.value.confirmed.length) await save({ confirmed: kept });
    },
  };
};

/** Whether a confirmation is of that number, or of one between it and another crop's: `crops/a#x+crops/b#x/max`. */
const rests = (confirmed: string, changed: string): boolean =>
  confirmed.split('+').some((part) => part === changed || part.startsWith(`${changed}/`));
