// A house that stands open at night, known by what it keeps: nights of its own making, and a whole round over an evening.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  followNight,
  type NightMemory,
  NO_NIGHTS,
  type PastNight,
} from '../../../controller/core/frost/night.ts';
import {
  hearEarly,
  isOpen,
  type Kept,
  keptOver,
  usuallyKept,
  wholeOf,
} from '../../../controller/core/frost/shut-house.ts';
import { sunTimes } from '../../../controller/core/physics/sun.ts';
import { hours, minutes, timestamp } from '../../../controller/core/units.ts';
import { channels, config, localTime, openHouse } from './house.ts';

const USUAL: Kept = { warmth: 4, vapour: 0.4, room: 0.6, isScreened: false };
const but = (kept: Partial<Kept>): Kept => ({ ...USUAL, ...kept });
const nightsOf = (...kept: readonly (Kept | undefined)[]): readonly PastNight[] =>
  kept.map((each, n) => ({ morning: 20_600 + n, evening: 6, lowest: -2, inside: 2, kept: each }));
const SIX = nightsOf(USUAL, USUAL, USUAL, USUAL, USUAL, USUAL);

describe('what a house keeps', () => {
  it('is warmth and vapour pressure over the air outside', () => {
    // Magnus: 1.228 kPa saturated at 10 °C, 0.611 at 0 °C.
    const { warmth, vapour, room, isScreened } = keptOver(
      { temperature: 10, humidity: 80 },
      { temperature: 0, humidity: 50 },
      true,
    );
    expect(warmth).toBe(10);
    expect(vapour).toBeCloseTo(0.8 * 1.228 - 0.5 * 0.611, 2);
    expect(room).toBeCloseTo(1.228 - 0.5 * 0.611, 2);
    expect(isScreened).toBe(true);
  });

  it('is known once two and a half hours were heard, as the mean by time', () => {
    const twoHours = hearEarly(undefined, 120, but({ warmth: 3, vapour: 0.3 }));
    expect(wholeOf(twoHours)).toBeUndefined();
    const whole = hearEarly(twoHours, 60, but({ warmth: 6, vapour: 0 }));
    expect(wholeOf(whole)?.warmth).toBeCloseTo(4);
    expect(wholeOf(whole)?.vapour).toBeCloseTo(0.2);
    expect(hearEarly(twoHours, 60, undefined)).toBe(twoHours);
  });

  it('is usual by the middle of the nights that tell, five at least, and only where it is something', () => {
    expect(usuallyKept(SIX.slice(2), false)).toBeUndefined();
    expect(
      usuallyKept(nightsOf(USUAL, undefined, USUAL, USUAL, USUAL, but({ warmth: 9, vapour: 1 })), false),
    ).toEqual(USUAL);
    expect(usuallyKept(nightsOf(...SIX.map(() => but({ warmth: 0.4, vapour: 0.4 }))), false)).toBeUndefined();
  });

  it('under a screen is known by nights under a screen, and a screen that moves begins the hearing anew', () => {
    expect(usuallyKept(SIX, true)).toBeUndefined();
    const early = hearEarly(undefined, 100, USUAL);
    expect(hearEarly(early, 80, but({ warmth: 7, isScreened: true }))).toMatchObject({
      minutes: 80,
      warmth: 7,
    });
  });

  it.each<[string, Kept, boolean]>([
    ['both are missing', but({ warmth: 1.6, vapour: 0.12 }), true],
    [
      'both are missing, but the air outside is as good as saturated',
      but({ warmth: 1.6, vapour: 0.02, room: 0.05 }),
      false,
    ],
    ['only warmth is missing: a clear sky', but({ warmth: 1.6, vapour: 0.37 }), false],
    ['only vapour is missing: a dry floor', but({ warmth: 4.4, vapour: 0.1 }), false],
  ])('looks like an open house where %s', (_, kept, answer) => {
    expect(isOpen(kept, USUAL)).toBe(answer);
  });

  it('never looks open the more it keeps', () => {
    const amount = fc.double({ min: -2, max: 10, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, amount, (warmth, vapour, more, moister) => {
        const kept = but({ warmth, vapour });
        const richer = but({ warmth: warmth + Math.abs(more), vapour: vapour + Math.abs(moister) });
        if (isOpen(richer, USUAL)) expect(isOpen(kept, USUAL)).toBe(true);
      }),
      { seed: 21 },
    );
  });
});

describe('a night', () => {
  const UTC_OFFSET = hours(-4);
  const place = { latitude: -16.3, longitude: -68.5 };
  const NOON = localTime(12);
  const liveNight = (kept: (hour: number) => Kept | undefined): PastNight | undefined => {
    let memory: NightMemory = { ...NO_NIGHTS, nights: SIX };
    for (let at = 0; at < 24 * 60; at += 10) {
      const now = timestamp(NOON + at * 60_000);
      const sun = sunTimes({ ...place, utcOffset: UTC_OFFSET, at: now });
      const air = { outside: 10 - at / 60, humidity: 50, inside: 12 - at / 60, kept: kept(12 + at / 60) };
      memory = followNight(memory, { now, utcOffset: UTC_OFFSET, sun, ...air });
    }
    return memory.nights.at(-1);
  };

  it('teaches what was kept from two to six hours after sunset', () => {
    // Sunset of the first of July at 18:14.
    const night = liveNight((hour) =>
      hour < 24.3 ? but({ warmth: 5, vapour: 0.5 }) : but({ warmth: 99, vapour: 9 }),
    );
    expect(night?.kept?.warmth).toBeCloseTo(5, 9);
  });

  it('of an open house teaches nothing, nor one that was open for two hours', () => {
    const sound = liveNight(() => USUAL);
    expect(sound?.kept).toEqual(USUAL);
    expect(liveNight(() => but({ warmth: 1, vapour: 0.1 })) ?? {}).not.toHaveProperty('kept');
    expect(liveNight((hour) => (hour > 21 && hour < 23 ? undefined : USUAL)) ?? {}).not.toHaveProperty(
      'kept',
    );
  });
});

describe('the family is told of an open house', () => {
  const settings = { channels: [...channels, { ...channels[1], tag: 'outside.humidity' } as const] };
  const begin = localTime(20);
  const evening = (values: Record<string, number>, over: object = {}) => {
    const period = minutes(1);
    const house = openHouse(begin, { ...config, ...settings, period } as typeof config, SIX);
    const dark = { 'light.illuminance': 0, 'outside.temperature': 4, 'outside.humidity': 40 };
    const raised: string[] = [];
    for (let minute = 0; minute < 300; minute++) {
      // Probes that stand still are stuck.
      const trembling = Object.entries({ ...dark, ...values }).map(([tag, value]) => [
        tag,
        value + (value === 0 ? 0 : 0.05 * Math.sin(minute)),
      ]);
      const result = house.next({ values: Object.fromEntries(trembling), ...over }, period);
      raised.push(...result.raised.map(({ id }) => id));
    }
    return { raised, house };
  };
  const OPEN = { 'air.temperature': 5, 'air.humidity': 45 };
  const SOUND = { 'air.temperature': 8, 'air.humidity': 70 };

  it('once, when the early hours are over, until a person has seen it', () => {
    const { raised, house } = evening(OPEN);
    expect(raised.filter((id) => id === 'open-house')).toHaveLength(1);
    const alarm = house.result.alarms.find(({ id }) => id === 'open-house');
    expect(alarm?.because).toMatchObject({ key: 'alarm.open-house', params: { usual: 4 } });
    expect(alarm?.because.params?.['warmth']).toBeCloseTo(1, 1);
  });

  it.each<[string, Record<string, number>, object]>([
    ['a sound house', SOUND, {}],
    [
      'a vent that the board knows to be open',
      OPEN,
      { outputs: [{ actuator: 'vent', duty: 0.3, at: begin }] },
    ],
    ['a clock that cannot be believed', OPEN, { clockTrusted: false }],
  ])('but not of %s', (_, values, over) => {
    expect(evening(values, over).raised).not.toContain('open-house');
  });
});
