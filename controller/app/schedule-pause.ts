// The schedule rests because a person wished so, and goes on by itself. It ends on monotonic time: a clock that is set meanwhile
// neither ends nor lengthens it.
import type { Settings } from '../contract/settings.ts';
import { hours, type Millis, millis } from '../core/units.ts';
import type { Clock, Document } from '../ports.ts';

export interface SchedulePause {
  /** Until when, and who wished it. */
  pause(): Settings['paused'];
  pauseFor(lasting: Millis, by: string): Promise<void>;
  resume(): Promise<void>;
}

/** No pause lasts longer, whatever stands in the file. */
const LONGEST = hours(24);

interface Pause {
  readonly by: string;
  readonly endsAt: Millis;
}

/** After a restart without a believable clock nobody knows how long it was: the schedule goes on. */
const recall = (kept: Settings['paused'], clock: Clock): Pause | undefined => {
  if (!kept || clock.trust() === 'unknown' || kept.until <= clock.now()) return undefined;
  const left = Math.min(kept.until - clock.now(), LONGEST);
  return { by: kept.by, endsAt: millis(clock.monotonic() + left) };
};

export const createPause = (document: Document<Settings>, clock: Clock): SchedulePause => {
  let pause = recall(document.value.paused, clock);
  return {
    pause() {
      if (pause && clock.monotonic() >= pause.endsAt) pause = undefined;
      return pause && { by: pause.by, until: clock.now() + pause.endsAt - clock.monotonic() };
    },
    async pauseFor(lasting, by) {
      pause = { by, endsAt: millis(clock.monotonic() + lasting) };
      await document.save({ ...document.value, paused: { by, until: clock.now() + lasting } });
    },
    async resume() {
      pause = undefined;
      const { paused: _over, ...rest } = document.value;
      await document.save(rest);
    },
  };
};
