// Keeps what the virtual house expected beside what was measured, and tells people where a probe has gone from it. It stands outside the
// tick: no loop and no interlock can ask it, for it is a model's word against a probe's.
import type { HouseDays } from '../contract/house-days.ts';
import { because, shown } from '../core/because.ts';
import {
  type Expected,
  type HouseDay,
  hearExpected,
  houseDay,
  judgeExpected,
  type Testimony,
  unknown,
  WITNESSED,
  type Witnessed,
} from '../core/house-witness.ts';
import type { Channel } from '../core/installation.ts';
import type { Tag } from '../core/reading.ts';
import type { TickInput } from '../core/state.ts';
import { AIR_TEMPERATURE } from '../core/tags.ts';
import type { Millis, Timestamp } from '../core/units.ts';
import type { Clock, Document, Log } from '../ports.ts';

export interface HouseWitness {
  /** After each look of the model; undefined where it knew too little of the day. */
  hear(expected: Expected | undefined): void;
  /** What it says of a probe; undefined of one that it knows nothing about. */
  of(channel: Channel): Testimony | undefined;
  /** One for each probe that it speaks against. */
  alarms(channels: readonly Channel[]): TickInput['outsideAlarms'];
}

export interface HouseWitnessDeps {
  readonly houseDays: Document<HouseDays>;
  readonly clock: Pick<Clock, 'now' | 'trust'>;
  readonly utcOffset: (at: Timestamp) => Millis;
  readonly log: Pick<Log, 'error'>;
}

export const createHouseWitness = (deps: HouseWitnessDeps): HouseWitness => {
  const { houseDays, clock, utcOffset, log } = deps;
  let days: readonly HouseDay[] = houseDays.value.days.map(({ ...day }) => day as HouseDay);
  let latest: Expected | undefined;
  const dayOf = (at: Timestamp) => houseDay(at, utcOffset(at));

  /** Once a day, when one is over: what is lost with the power is a part of a day. */
  const keep = (next: readonly HouseDay[]): void => {
    const isNewDay = next.at(-1)?.day !== days.at(-1)?.day;
    days = next;
    if (!isNewDay) return;
    const kept = next.map((day) => ({ ...day }));
    houseDays
      .save({ version: 1, days: kept })
      .catch((cause) => log.error('what the house was expected to be is not kept', { cause: String(cause) }));
  };

  const judge = ({ tag, calibration }: Channel): Witnessed => {
    const since = calibration !== null && calibration !== 'factory' ? dayOf(calibration.at) : 0;
    return judgeExpected(days, tag, { today: dayOf(clock.now()), since });
  };

  return {
    hear(expected) {
      latest = expected;
      // Without a clock nobody knows which day it was.
      if (expected && clock.trust() !== 'unknown') keep(hearExpected(days, expected, utcOffset(expected.at)));
    },
    of(channel) {
      if (!WITNESSED.includes(channel.tag)) return undefined;
      const said = judge(channel);
      const seen = latest && besideOf(latest, channel.tag);
      const now = said.state === 'doubts' ? undefined : whyNotNow(latest, seen?.measured);
      return {
        ...(now ?? said),
        ...(seen && latest?.hidden === undefined ? { expected: shown(channel.quantity, seen.expected) } : {}),
      };
    },
    alarms: (channels) =>
      channels.flatMap((channel) =>
        WITNESSED.includes(channel.tag) && judge(channel).state === 'doubts' ? [alarmOf(channel.tag)] : [],
      ),
  };
};

const besideOf = ({ air, humidity }: Expected, tag: Tag) => (tag === AIR_TEMPERATURE ? air : humidity);

/** Why the last half hour tells nothing; undefined where it does. */
const whyNotNow = (latest: Expected | undefined, measured: number | undefined): Witnessed | undefined => {
  if (!latest) return unknown('no-day');
  if (latest.hidden !== undefined) return unknown(latest.hidden);
  return measured === undefined ? unknown('not-measured') : undefined;
};

/** The words of a probe that two thermometers contradict: for a family it is the same errand. */
const alarmOf = (tag: Tag): TickInput['outsideAlarms'][number] => ({
  id: `house-witness:${tag}`,
  priority: 'attention',
  because: because('alarm.sensor.disagrees', { tag }),
});
