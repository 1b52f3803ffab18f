// Warmth and end stops as signs: when the air of a dark house convicts a heater, and where a vent really stands.
import { describe, expect, it } from 'vitest';
import type { OutputStatus } from '../../../controller/core/command.ts';
import type { Actuator, Channel, ProofOfAction } from '../../../controller/core/installation.ts';
import { good } from '../../../controller/core/reading.ts';
import { lookFor } from '../../../controller/core/safety/proof.ts';
import type { TickConfig, TickResult } from '../../../controller/core/state.ts';
import { duty, millis, minutes } from '../../../controller/core/units.ts';
import { channels, type House, heater, localTime, ON_FOREVER, openHouse, vent } from './house.ts';

/** The alarms that an output raised. */
const ids = ({ alarms }: TickResult) =>
  alarms.map(({ id }) => id).filter((id) => /^(no-effect|unordered|stuck-on):/.test(id));
const confirms = (actuator: string, share: number): readonly OutputStatus[] => [
  { actuator, duty: duty(share), at: localTime(12) },
];

describe('a heater that was switched off', () => {
  const NIGHT = { 'light.illuminance': 0, 'air.temperature': 2.8, 'outside.temperature': -5 };
  const openNight = (actuators: readonly Actuator[] = [heater], settings: Partial<TickConfig> = {}) =>
    openHouse(localTime(3), { ...settings, actuators });
  /** A run that warms from 2.8 to 6.8 °C, which ends it. */
  const heated = (house: House) => {
    house.run(120, { values: NIGHT });
    expect(house.duty('heater')).toBe(1);
    for (const value of [3.8, 4.8, 5.8, 6.8, 6.8]) house.run(120, { values: { 'air.temperature': value } });
    expect(house.duty('heater')).toBe(0);
    return house;
  };
  /** The air stays warm for half an hour, never still to the last digit. */
  const staysWarm = (house: House, change: Parameters<House['next']>[0] = {}) => {
    for (let tick = 0; tick < 360; tick++)
      house.next({ ...change, values: { ...change.values, 'air.temperature': 7 + (tick % 7) / 100 } });
    return ids(house.result);
  };

  /** In frost so hard that the next run does not warm the air, `from` °C and less by `fall` K each minute. */
  const heldFor = (house: House, lasting: number, fall: number) => {
    house.run(1200, { values: { 'air.temperature': 3.5 } });
    house.run(300, { values: { 'air.temperature': 2.8 } });
    expect(house.duty('heater')).toBe(1);
    for (let minute = 0; minute < lasting; minute++)
      house.run(60, { values: { 'air.temperature': 2.8 - fall * minute + (minute % 3) / 100 } });
    return ids(house.result);
  };

  it('and comes on again is believed to hold the air in hard frost, for some hours', () => {
    expect(heldFor(heated(openNight()), 60, 0)).toEqual([]);
    expect(heldFor(heated(openNight()), 240, 0)).toEqual(['no-effect:heater']);
  });

  it('and runs long in a night that takes half a kelvin in an hour is not accused; one and a half is', () => {
    const rule = { by: 'warmth', tag: 'air.temperature', rise: 0.3, within: minutes(20) } as const;
    const signs = (perMinute: number) => {
      let order = {
        duty: duty(1),
        since: millis(0),
        settled: millis(0),
        endsAt: millis(0),
        warmedAt: millis(0),
      };
      return Array.from({ length: 60 }, (_, minute) => {
        const readings = { 'air.temperature': good(3 - perMinute * minute, localTime(3)) };
        const look = lookFor(rule, order, { monotonic: minutes(minute), readings, isStill: true });
        order = { ...order, ...look.order };
        return look.sign;
      });
    };
    expect(signs(0.5 / 60)).not.toContain('contradicts');
    expect(signs(1.5 / 60).slice(-40)).toEqual(Array.from({ length: 40 }, () => 'contradicts'));
  });

  it('and comes on again in air that falls has no effect, and so has one that never warmed it', () => {
    expect(heldFor(heated(openNight()), 60, 0.02)).toEqual(['no-effect:heater']);
    const cold = openNight();
    cold.run(3600, { values: NIGHT });
    expect(ids(cold.result)).toEqual(['no-effect:heater']);
  });

  it('is known to be off by air that cools', () => {
    const house = heated(openNight());
    for (let tick = 0; tick < 360; tick++)
      house.next({ values: { 'air.temperature': 3.5 + (tick % 7) / 100 } });
    expect(ids(house.result)).toEqual([]);
    expect(house.result.proofs).toEqual({ heater: 'none' });
  });

  it('and warms on is a danger within twenty minutes', () => {
    expect(staysWarm(heated(openNight()))).toEqual(['stuck-on:heater']);
  });

  it.each([
    ['the sun is up', { values: { 'light.illuminance': 900 } }, [heater]],
    ['a vent is open', { outputs: [...confirms('heater', 0), ...confirms('vent', 0.3)] }, [heater, vent]],
    ['nobody knows how a vent stands', { outputs: confirms('heater', 0) }, [heater, vent]],
    ['its board is not heard', { unreachable: ['heater'] }, [heater]],
  ] as const)('is not judged while %s', (_what, change, actuators) => {
    const house = heated(openNight(actuators));
    expect(staysWarm(house, change as Parameters<House['next']>[0])).not.toContain('stuck-on:heater');
  });

  it('is not judged while another heater warms the same air', () => {
    const other = { ...heater, id: 'stove' };
    const house = heated(openNight([heater, other]));
    const overrides = { stove: ON_FOREVER };
    expect(staysWarm(house, { overrides })).not.toContain('stuck-on:heater');
  });

  it('is judged by the hour of the sun where the light is not measured', () => {
    const blind = { channels: channels.filter(({ tag }) => tag !== 'light.illuminance') };
    expect(staysWarm(heated(openNight([heater], blind)))).toEqual(['stuck-on:heater']);
    const house = openHouse(localTime(12), { ...blind, actuators: [heater] });
    heated(house);
    expect(staysWarm(house)).toEqual([]);
  });

  const warmsBy = (rise: number) => {
    const house = openNight();
    house.run(600, { values: { ...NIGHT, 'air.temperature': 8 } });
    for (let tick = 0; tick < 600; tick++)
      house.next({ values: { 'air.temperature': 8 + rise * Math.min(1, tick / 120) + (tick % 7) / 100 } });
    return ids(house.result);
  };

  it('and begins to heat by itself is known by a sudden warmth, which a wind that dies down is not', () => {
    expect(warmsBy(4)).toEqual(['stuck-on:heater']);
    expect(warmsBy(1.5)).toEqual([]);
  });
});

describe('a vent with end stops', () => {
  const contact = (tag: string): Channel => ({ tag, quantity: 'contact', calibration: 'factory' });
  const open = (proof: ProofOfAction) =>
    openHouse(localTime(12), {
      actuators: [{ ...vent, proof }],
      channels: [...channels, contact('vent.open'), contact('vent.shut')],
    });
  const both = { by: 'end-stop', open: 'vent.open', shut: 'vent.shut', within: minutes(2) } as const;
  const ordered = (share: 0 | 1) => ({
    overrides:
      share === 1
        ? { vent: ON_FOREVER }
        : { vent: { mode: 'off' as const, since: localTime(0), by: 'Rosa' } },
  });
  const judged = (proof: ProofOfAction, share: 0 | 1, isOpen: number, isShut: number) => {
    const house = open(proof);
    house.run(180, { ...ordered(share), values: { 'vent.open': isOpen, 'vent.shut': isShut } });
    return [house.result.proofs['vent'], ...ids(house.result)];
  };

  it.each([
    ['open and seen open', both, 1, 1, 0, ['proved']],
    ['open and seen shut', both, 1, 0, 1, ['refuted', 'no-effect:vent']],
    ['open and seen at no end', both, 1, 0, 0, ['refuted', 'no-effect:vent']],
    ['shut and seen shut', both, 0, 0, 1, ['proved']],
    ['shut and seen open', both, 0, 1, 0, ['refuted', 'no-effect:vent']],
    [
      'open, with a contact at the shut end alone',
      { ...both, open: undefined },
      1,
      0,
      1,
      ['refuted', 'no-effect:vent'],
    ],
  ] as const)('ordered %s', (_what, proof, share, isOpen, isShut, expected) => {
    const { open: tag, ...rest } = proof;
    expect(judged(tag ? { ...rest, open: tag } : rest, share, isOpen, isShut)).toEqual(expected);
  });

  it('that is ordered part open has left both ends', () => {
    const warm = (isShut: number) => {
      const house = open(both);
      house.run(280, { values: { 'air.temperature': 25, 'vent.open': 0, 'vent.shut': isShut } });
      expect([0.25, 0.5]).toContain(house.duty('vent'));
      return house.result.proofs['vent'];
    };
    expect(warm(0)).toBe('proved');
    expect(warm(1)).toBe('refuted');
  });

  it('that is ordered almost shut may stand at its stop, or not', () => {
    const nearlyShut = lookFor(
      both,
      { duty: duty(0.05), since: millis(0), settled: millis(0), endsAt: millis(0) },
      {
        monotonic: millis(0),
        readings: { 'vent.shut': good(1, localTime(12)) },
        isStill: false,
      },
    );
    expect(nearlyShut.sign).toBe('unclear');
  });

  it('whose contacts do not answer proves nothing', () => {
    const house = open(both);
    house.run(180, { ...ordered(1), values: { 'vent.open': 'no-answer', 'vent.shut': 'no-answer' } });
    expect(house.result.proofs['vent']).toBe('none');
  });
});
