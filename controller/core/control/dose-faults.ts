// A channel of dosing that was locked because its doses did nothing: an empty bottle, a loose hose, a dead probe. People must know.
import type { Condition } from '../alarms.ts';
import { because } from '../because.ts';
import { hours, type Millis } from '../units.ts';
import type { DoseChannel } from './dose-channel.ts';

/** A channel whose doses did nothing rests so long; somebody will have looked by then. Field judgement. */
export const LOCKED = hours(24);

type Locks = Readonly<Partial<Record<DoseChannel, Millis>>>;

export const isLocked = (channel: DoseChannel, locks: Locks, now: Millis): boolean => {
  const at = locks[channel];
  return at !== undefined && now - at < LOCKED;
};

export const findIneffective = (
  { lockedAt }: { readonly lockedAt: Locks },
  now: Millis,
): readonly Condition[] =>
  (['feed', 'acid', 'base'] as const)
    .filter((channel) => isLocked(channel, lockedAt, now))
    .map((channel) => ({
      id: `dose-ineffective:${channel}`,
      priority: 'attention' as const,
      because: because(`alarm.dose-ineffective-${channel}`),
      latched: true,
    }));
