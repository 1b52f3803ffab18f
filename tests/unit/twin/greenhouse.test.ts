// The virtual greenhouse as its carriers see it: believable, obedient, and the same to the last bit for the same seed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QUANTITIES } from '../../../controller/core/quantities.ts';
import { PROBE_TAGS } from '../../../hardware/twin/probes.ts';
import { BODY } from '../../../hardware/twin/state.ts';
import { DAY, greenhouseAt, HOUR, localTime, mean, STILL } from './batallas.ts';

const MINUTE = 60_000;

describe('a July day with the vents shut', () => {
  const hourly = Array.from({ length: 8 }, (_, seed) => {
    const house = greenhouseAt(localTime(7, 10), { seed, step: 60 });
    return Array.from({ length: 24 }, () => {
      house.advance(HOUR, { ...STILL, pump: 0.25 });
      const { house: inside, outside } = house.state();
      return {
        air: inside.temperatures[BODY.air],
        tank: inside.temperatures[BODY.tank],
        outside: outside.temperature,
        lux: house.feel('light.illuminance'),
        humidity: house.feel('outside.humidity'),
      };
    });
  });
  const at = (hour: number) => hourly.map((day) => day[hour - 1]!);

  test('the night is some kelvin milder inside than outside', () => {
    const lift = mean(at(6).map(({ air, outside }) => air - outside));
    expect(lift).toBeGreaterThan(2);
    expect(lift).toBeLessThan(7);
  });

  test('the afternoon reaches 18 to 35 °C', () => {
    const highest = hourly.map((day) => Math.max(...day.map(({ air }) => air)));
    expect(mean(highest)).toBeGreaterThan(20);
    for (const high of highest) {
      expect(high).toBeGreaterThan(15);
      expect(high).toBeLessThan(35);
    }
  });

  test('noon brings 60 to 90 klx under the film; the air outside is dry', () => {
    expect(Math.max(...at(13).map(({ lux }) => lux))).toBeGreaterThan(60_000);
    expect(Math.max(...at(13).map(({ lux }) => lux))).toBeLessThan(90_000);
    expect(mean(at(14).map(({ humidity }) => humidity))).toBeLessThan(45);
  });

  test('the tank swings less than the air, between 5 and 20 °C', () => {
    for (const day of hourly) {
      const tank = day.map((hour) => hour.tank);
      const air = day.map((hour) => hour.air);
      expect(Math.max(...tank) - Math.min(...tank)).toBeLessThan((Math.max(...air) - Math.min(...air)) / 2);
      expect(Math.min(...tank)).toBeGreaterThan(5);
      expect(Math.max(...tank)).toBeLessThan(20);
    }
  });
});

test('a lamp burns its watts, lights the probe under it and warms the house by what is left', () => {
  const [dark, lit] = [0, 1].map((lamp) => {
    const house = greenhouseAt(localTime(7, 10), { seed: 3, step: 60 });
    house.advance(2 * HOUR, { ...STILL, lamp });
    const { house: inside } = house.state();
    return {
      charge: inside.power.charge / 3600,
      lux: house.feel('light.illuminance'),
      air: inside.temperatures[BODY.air],
    };
  });
  // 60 W for two hours, Wh.
  expect(dark!.charge - lit!.charge).toBeCloseTo(120, 6);
  expect(lit!.lux).toBeGreaterThan(dark!.lux + 50);
  expect(lit!.air).toBeGreaterThan(dark!.air);
});

describe('sameness', () => {
  const trace = (seed: number, cut: readonly number[]) => {
    const house = greenhouseAt(localTime(9, 3, 6), { seed });
    for (const ms of cut) house.advance(ms, { pump: 1, heater: 0, ventMotor: 1 });
    return JSON.stringify([house.state(), PROBE_TAGS.map((tag) => house.feel(tag))]);
  };

  test('the same seed and inputs give the same bytes, another seed others', () => {
    const hours = [HOUR, HOUR, HOUR];
    expect(trace(5, hours)).toBe(trace(5, hours));
    expect(trace(6, hours)).not.toBe(trace(5, hours));
  });

  test('asking the probes changes nothing, and the same moment gives the same answer', () => {
    const quiet = greenhouseAt(localTime(7, 10));
    const asked = greenhouseAt(localTime(7, 10));
    for (let i = 0; i < 60; i++) {
      quiet.advance(MINUTE, STILL);
      asked.advance(MINUTE, STILL);
      for (const tag of PROBE_TAGS) expect(asked.feel(tag)).toBe(asked.feel(tag));
    }
    expect(asked.state()).toEqual(quiet.state());
  });

  test('several probes of one value feel the same, each with its own bias and noise, in volts too', () => {
    const house = greenhouseAt(localTime(7, 10), { seed: 3 });
    house.advance(HOUR, STILL);
    const [one, other] = ['north', 'south'].map((name) => house.feel(`air.temperature.${name}`));
    expect(one).not.toBe(other);
    for (const felt of [one, other]) expect(felt).toBeCloseTo(house.feel('air.temperature'), -0.3);
    expect(house.volts('solution.acidity.left')).toBeCloseTo(house.volts('solution.acidity'), 1);
    expect(() => house.feel('air.nothing.north')).toThrow(/no probe/);
  });

  test('however time is cut, the temperatures are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 20 }), (cut) => {
        const whole = greenhouseAt(localTime(7, 10, 13), { step: 10 });
        const pieces = greenhouseAt(localTime(7, 10, 13), { step: 10 });
        const total = cut.reduce((sum, ms) => sum + ms, 0);
        whole.advance(total, STILL);
        for (const ms of cut) pieces.advance(ms, STILL);
        const [a, b] = [whole.state().house.temperatures, pieces.state().house.temperatures];
        a.forEach((t, i) => {
          expect(b[i]).toBeCloseTo(t, 6);
        });
      }),
      { numRuns: 8 },
    );
  });
});

describe('vent and pump', () => {
  test('the vent takes a minute, and stops at its ends', () => {
    const house = greenhouseAt(localTime(7, 10));
    house.advance(30_000, { ...STILL, ventMotor: 1 });
    expect(house.state().motion.opening).toBeCloseTo(0.5, 9);
    house.advance(50_000, { ...STILL, ventMotor: 1 });
    expect(house.state().motion.opening).toBe(1);
    house.advance(90_000, { ...STILL, ventMotor: -1 });
    expect(house.state().motion.opening).toBe(0);
  });

  test('water flows within five seconds of the pump, and stops with it', () => {
    const house = greenhouseAt(localTime(7, 10));
    expect(house.feel('water.flow')).toBe(0);
    house.advance(5000, { ...STILL, pump: 1 });
    expect(house.feel('water.flow')).toBe(1);
    house.advance(5000, STILL);
    expect(house.feel('water.flow')).toBe(0);
  });

  test('an empty tank gives no flow', () => {
    const house = greenhouseAt(localTime(7, 10));
    house.hold({ tankLevel: 2 });
    house.advance(30_000, { ...STILL, pump: 1 });
    expect(house.feel('water.flow')).toBe(0);
  });
});

describe('holds', () => {
  test('a held air temperature is there at once, stays, and is let go', () => {
    const house = greenhouseAt(localTime(7, 10));
    house.hold({ airTemperature: 31 });
    expect(house.state().house.temperatures[BODY.air]).toBe(31);
    house.advance(10 * MINUTE, STILL);
    expect(house.state().house.temperatures[BODY.air]).toBeCloseTo(31, 1);
    expect(house.feel('air.temperature')).toBeCloseTo(31, 0);
    house.hold({ airTemperature: undefined });
    house.advance(HOUR, STILL);
    expect(house.state().house.temperatures[BODY.air]).toBeLessThan(25);
  });

  test('the pH probe can be put into a cup: it comes to rest within a minute, and goes back to the tank', () => {
    const house = greenhouseAt(localTime(7, 10));
    const tank = house.feel('solution.acidity');
    house.hold({ cupAcidity: 9.2 });
    house.advance(MINUTE, STILL);
    expect(house.feel('solution.acidity')).toBeCloseTo(9.2, 0);
    expect(house.state().house.solution.acidity).toBeCloseTo(tank, 0);
    house.hold({ cupAcidity: undefined });
    house.advance(10 * MINUTE, STILL);
    expect(house.feel('solution.acidity')).toBeCloseTo(tank, 0);
  });

  test('a clogged pump turns and moves nothing until it is cleaned', () => {
    const house = greenhouseAt(localTime(7, 10));
    const running = { ...STILL, pump: 1 };
    house.hold({ pumpPasses: 0 });
    house.advance(30_000, running);
    expect(house.feel('water.flow')).toBe(0);
    house.hold({ pumpPasses: undefined });
    house.advance(30_000, running);
    expect(house.feel('water.flow')).toBe(1);
  });

  test('the outside and the level can be held, each by itself', () => {
    const house = greenhouseAt(localTime(7, 10));
    house.hold({ outsideTemperature: -9, outsideHumidity: 40 });
    house.hold({ tankLevel: 42 });
    house.advance(6 * HOUR, STILL);
    expect(house.feel('outside.temperature')).toBeCloseTo(-9, 0);
    expect(Math.abs(house.feel('outside.humidity') - 40)).toBeLessThan(4);
    expect(Math.abs(house.feel('tank.level') - 42)).toBeLessThan(3);
    const { solution } = house.state().house;
    expect(solution.salt / solution.litres).toBeGreaterThan(1.3);
  });
});

describe('probes', () => {
  test('every value lies where its quantity can be, a whole week long', () => {
    const house = greenhouseAt(localTime(11, 3), { step: 60 });
    const kind: Readonly<Record<string, keyof typeof QUANTITIES>> = {
      'air.temperature': 'airTemperature',
      'outside.temperature': 'airTemperature',
      'air.humidity': 'humidity',
      'outside.humidity': 'humidity',
      'air.pressure': 'pressure',
      'light.illuminance': 'illuminance',
      'solution.temperature': 'waterTemperature',
      'solution.acidity': 'acidity',
      'solution.conductivity': 'conductivity',
      'tank.level': 'level',
      'water.flow': 'contact',
      'water.flow-rate': 'flow',
      'vent.temperature': 'airTemperature',
      'solution.oxygen': 'oxygen',
      'leaf.temperature': 'airTemperature',
      'outside.wind': 'windSpeed',
      'outside.wind-direction': 'windDirection',
      'outside.rain': 'rainRate',
      'power.battery': 'charge',
      'power.voltage': 'voltage',
      'power.current': 'current',
      'light.irradiance': 'irradiance',
      'air.carbon-dioxide': 'carbonDioxide',
    };
    for (let i = 0; i < (7 * DAY) / HOUR; i++) {
      house.advance(HOUR, STILL);
      for (const tag of PROBE_TAGS) {
        const { min, max } = QUANTITIES[kind[tag]!];
        expect(house.feel(tag)).toBeGreaterThanOrEqual(min);
        expect(house.feel(tag)).toBeLessThanOrEqual(max);
      }
    }
  });

  test('a probe follows late: a minute after a jump it has gone most of the way, not all', () => {
    const house = greenhouseAt(localTime(7, 10), { step: 1 });
    const before = house.feel('air.temperature');
    house.hold({ airTemperature: before + 20 });
    house.advance(30_000, STILL);
    expect((house.feel('air.temperature') - before) / 20).toBeCloseTo(1 - Math.exp(-1), 1);
  });

  test('transmitters speak the volts of the family rig', () => {
    const house = greenhouseAt(localTime(7, 10));
    const kelvin = house.state().house.temperatures[BODY.tank] + 273.15;
    const ph = house.feel('solution.acidity');
    expect(house.volts('solution.acidity')).toBeCloseTo(2.5 - (ph - 7) * 0.175 * (kelvin / 298.15), 6);
    const ec = house.feel('solution.conductivity');
    expect(house.volts('solution.conductivity')).toBeCloseTo(ec * (1 + 0.019 * (kelvin - 298.15)), 6);
    expect(house.volts('tank.level')).toBeCloseTo(0.5 + house.feel('tank.level') / 50, 6);
  });

  test('a tag that it does not have is a broken promise', () => {
    const house = greenhouseAt(localTime(7, 10));
    expect(() => house.feel('milk.temperature')).toThrow(/no probe/);
    expect(() => house.feel('toString')).toThrow(/no probe/);
    expect(() => house.volts('air.humidity')).toThrow(/no transmitter/);
  });
});

test('the family refills in the morning, so that a demonstration never ends in a dry tank', () => {
  const house = greenhouseAt(localTime(10, 1), { step: 60 });
  let lowest = 1000;
  for (let day = 0; day < 14; day++)
    for (let hour = 0; hour < 24; hour++) {
      house.advance(HOUR, { ...STILL, pump: 0.5 });
      lowest = Math.min(lowest, house.state().house.solution.litres);
    }
  expect(lowest).toBeGreaterThan(30);
  expect(lowest).toBeLessThan(100);
});
