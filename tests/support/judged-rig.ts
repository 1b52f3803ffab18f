// The real loop on a board: it samples, judges, orders and looks whether the plant does it, every five seconds of emulated time.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toInstallation } from '../../controller/app/installation.ts';
import { type Cycle, createLoop, type Loop } from '../../controller/app/loop.ts';
import { noLearnedDoses } from '../../controller/contract/learned-doses.ts';
import { noNights } from '../../controller/contract/nights.ts';
import { cropProfileSchema, siteSchema } from '../../controller/contract/profile.ts';
import type { Override } from '../../controller/core/command.ts';
import { defaultSchedule } from '../../controller/core/crop/default-schedule.ts';
import type { ActuatorId } from '../../controller/core/installation.ts';
import { hours, seconds, timestamp } from '../../controller/core/units.ts';
import type { AvrRig } from './avr-rig.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const PERIOD = seconds(5);
/** Longer than any test lives, ms. */
const FOR_EVER = 1e12;

export interface JudgedRig {
  readonly loop: Loop;
  /** A person holds this output on or off from the next round on. */
  hold(output: ActuatorId, mode: 'on' | 'off'): void;
  /** Rounds for so many ms; gives the last. */
  live(ms: number): Promise<Cycle>;
  /** Rounds until it is so; throws what was waited for after `maxMs`. Gives the ms that passed. */
  until(what: string, isSo: (cycle: Cycle) => boolean, maxMs: number): Promise<number>;
}

/** Lettuce in Batallas, all outputs held off until a person holds them on. */
export const judge = (rig: AvrRig): JudgedRig => {
  const { body, clock } = rig;
  const profile = cropProfileSchema.parse(read(`profiles/crops/${rig.rig.crop.profile}.json`));
  const site = siteSchema.parse(read(`profiles/sites/${rig.rig.site}.json`));
  const held = (mode: 'on' | 'off'): Override => {
    const since = clock.now();
    return {
      mode,
      since,
      by: 'Rosa',
      ...(mode === 'on' ? { until: timestamp(since + FOR_EVER) } : {}),
    } as Override;
  };
  const overrides: Record<ActuatorId, Override> = Object.fromEntries(
    rig.rig.actuators.map(({ id }) => [id, held('off')]),
  );
  const config = {
    ...toInstallation(rig.rig, site),
    period: PERIOD,
    profile,
    stage: 'growth',
    schedule: defaultSchedule(profile, { rise: 400, set: 1070 }, ['pump']),
    confirmed: [],
  };
  const loop = createLoop({
    board: body,
    clock,
    utcOffset: () => hours(-4),
    decisions: { overrides: () => overrides, stop: () => undefined, pause: () => undefined },
    nights: { value: noNights },
    learnedDoses: { value: noLearnedDoses },
    config: () => config,
    outsideAlarms: () => [],
    beforeActuation: async () => undefined,
    onDecided: () => undefined,
    afterCycle: () => undefined,
    onFatal: (cause) => {
      throw cause;
    },
  });
  const round = async (): Promise<Cycle> => {
    const next = clock.monotonic() + PERIOD;
    const cycle = await rig.during(loop.round(true));
    if (!cycle) throw new Error('the loop has ended');
    await rig.run(next - clock.monotonic());
    return cycle;
  };
  return {
    loop,
    hold: (output, mode) => {
      overrides[output] = held(mode);
    },
    async live(ms) {
      const rounds = Math.max(1, Math.ceil(ms / PERIOD));
      for (let done = 1; done < rounds; done += 1) await round();
      return round();
    },
    async until(what, isSo, maxMs) {
      const from = clock.monotonic();
      while (!isSo(await round()))
        if (clock.monotonic() - from > maxMs) throw new Error(`waited ${maxMs / 1000} s for: ${what}`);
      return clock.monotonic() - from;
    },
  };
};

/** Alarms about outputs that do not do what is ordered. */
export const disobedience = ({ result }: Cycle): readonly string[] =>
  result.alarms.map(({ id }) => id).filter((id) => /^(no-effect|unordered|stuck-on):/.test(id));
