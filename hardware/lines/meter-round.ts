// One round over all meters of a line, and what each said last: a meter that is slow makes the next one late, never the loop.
import type { Sample, Tag } from '../../controller/core/reading.ts';
import { err } from '../../controller/core/result.ts';
import type { Clock } from '../../controller/ports.ts';
import type { SensorInstance } from '../driver.ts';
import type { PlannedMeter } from '../meters.ts';
import { sampleOf } from '../sensors.ts';
import type { Talk } from './talk.ts';

export interface LiveMeter extends Pick<PlannedMeter, 'channels'> {
  readonly instance: SensorInstance;
}

/** Nobody answers, or nothing that can be understood does. */
export type Trouble = 'mute' | 'garbled';

export interface MeterRound {
  /** Asks each meter once; a trouble where none of them answered. */
  run(): Promise<Trouble | undefined>;
  samples(): readonly Sample[];
}

export const createMeterRound = (meters: readonly LiveMeter[], talk: Talk, clock: Clock): MeterRound => {
  const latest = new Map<Tag, Sample>();

  const ask = async ({ channels, instance }: LiveMeter): Promise<void> => {
    const values = await instance.read().catch(() => ({}) as Awaited<ReturnType<typeof instance.read>>);
    const now = clock.now();
    for (const { tag, of } of channels) latest.set(tag, sampleOf(tag, now, values[of] ?? err('no-answer')));
  };

  return {
    async run() {
      talk.tally();
      for (const meter of meters) await ask(meter);
      const { answered, damaged, silent } = talk.tally();
      if (answered > 0 || damaged + silent === 0) return undefined;
      return damaged > 0 ? 'garbled' : 'mute';
    },
    samples: () => [...latest.values()],
  };
};
