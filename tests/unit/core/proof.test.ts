// What the plant itself says of an order: flow and level, in both directions, and what is no evidence at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutputStatus } from '../../../controller/core/command.ts';
import type { ProofOfAction } from '../../../controller/core/installation.ts';
import type { TickConfig, TickResult } from '../../../controller/core/state.ts';
import { duty, minutes, seconds } from '../../../controller/core/units.ts';
import { channels, type House, localTime, openHouse, PERIOD, pump } from './house.ts';

const blocks = (on: number, off: number) => ({
  schedule: { revision: 1, blocks: [{ actuator: 'pump', from: 0, to: 1440, on, off }] },
});
const ALWAYS = blocks(1440, 0);
const NEVER = { schedule: { revision: 1, blocks: [] } };
const MINUTE = 60;
const HOUR = 3600;

/** The alarms that an output raised. */
const ids = ({ alarms }: TickResult) =>
  alarms.map(({ id }) => id).filter((id) => /^(no-effect|unordered|stuck-on):/.test(id));
const rings = ({ raised }: TickResult) => raised.filter(({ id }) => id.endsWith(':pump')).length;
const withPump = (proof: ProofOfAction, settings: Partial<TickConfig>) =>
  openHouse(localTime(12), { ...settings, actuators: [{ ...pump, proof }] });
const confirms = (actuator: string, share: number): readonly OutputStatus[] => [
  { actuator, duty: duty(share), at: localTime(12) },
];

describe('a pump that flows though the board confirms it off', () => {
  const flowing = { values: { 'water.flow': 1 } };
  const openIdle = () => openHouse(localTime(12), { ...NEVER, actuators: [pump] });

  it('is a danger after its time, for nobody can stop it from here', () => {
    const house = openIdle();
    house.next();
    expect(ids(house.run(15, flowing))).toEqual([]);
    expect(house.next().alarms).toMatchObject([
      { id: 'stuck-on:pump', priority: 'danger', because: { key: 'alarm.stuck-on.pump' } },
    ]);
    expect(house.result.proofs).toEqual({ pump: 'refuted' });
  });

  it('is told of until a person has looked, even when it has stopped', () => {
    const house = openIdle();
    house.run(60, flowing);
    house.run(HOUR, { values: { 'water.flow': 0 } });
    expect(ids(house.result)).toEqual(['stuck-on:pump']);
    house.acknowledge('stuck-on:pump');
    expect(ids(house.next())).toEqual([]);
  });

  it('is not told of by a contact that flickers', () => {
    const house = openIdle();
    for (let time = 0; time < 40; time++) {
      house.run(15, flowing);
      house.next({ values: { 'water.flow': 0 } });
    }
    expect(ids(house.result)).toEqual([]);
  });

  it('is left to the board while the board itself has it on, and gets its time from then', () => {
    const house = openIdle();
    house.run(60, { ...flowing, outputs: confirms('pump', 1) });
    expect(ids(house.result)).toEqual(['unordered:pump']);
    house.run(15);
    expect(ids(house.result)).not.toContain('stuck-on:pump');
    house.next();
    expect(ids(house.result)).toContain('stuck-on:pump');
  });

  it('is not told of where nobody has confirmed anything, nor on a board that is not heard', () => {
    const house = openIdle();
    house.run(60, { ...flowing, outputs: [] });
    house.run(60, { ...flowing, unreachable: ['pump'] });
    expect(ids(house.result)).toEqual([]);
    expect(house.result.proofs).toEqual({ pump: 'none' });
  });
});

describe('a pump that moves no water', () => {
  it('gets its time anew when the flow stops in the middle of a run', () => {
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [pump] });
    house.run(10 * MINUTE, { values: { 'water.flow': 1 } });
    expect(house.run(15, { values: { 'water.flow': 0 } }).proofs).toEqual({ pump: 'waiting' });
    expect(house.next().proofs).toEqual({ pump: 'refuted' });
  });

  it('gets its time anew after a round that came too late, for the board had ended the run meanwhile', () => {
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [pump] });
    house.run(10 * MINUTE, { values: { 'water.flow': 1 } });
    expect(house.next({ values: { 'water.flow': 0 } }, 45_000).proofs).toEqual({ pump: 'waiting' });
    expect(house.run(15).proofs).toEqual({ pump: 'waiting' });
    expect(house.next().proofs).toEqual({ pump: 'refuted' });
  });

  it('is found by rounds that are late, but not too late', () => {
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [pump] });
    house.run(10 * MINUTE, { values: { 'water.flow': 1 } });
    house.next({ values: { 'water.flow': 0 } }, 14_000);
    expect(house.next({}, 14_000).proofs).toEqual({ pump: 'refuted' });
  });

  it('rings once, not at each of its runs, and until water flows again', () => {
    const house = openHouse(localTime(12), { ...blocks(5, 10), actuators: [pump] });
    let rung = 0;
    for (let tick = 0; tick < 720; tick++) rung += rings(house.next());
    expect(rung).toBe(1);
    house.acknowledge('no-effect:pump');
    for (let tick = 0; tick < 720; tick++) rung += rings(house.next());
    expect(rung).toBe(1);
    expect(ids(house.result)).toEqual(['no-effect:pump']);
    for (let tick = 0; tick < 180; tick++)
      house.next({ values: { 'water.flow': house.duty('pump') > 0 ? 1 : 0 } });
    expect(ids(house.result)).toEqual([]);
  });

  it('is forgotten after six hours in which it never ran, once a person has looked', () => {
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [pump] });
    house.run(60);
    house.acknowledge('no-effect:pump');
    house.run(5.9 * HOUR, { overrides: { pump: { mode: 'off', since: localTime(12), by: 'Rosa' } } });
    expect(ids(house.result)).toEqual(['no-effect:pump']);
    house.run(600, { overrides: { pump: { mode: 'off', since: localTime(12), by: 'Rosa' } } });
    expect(ids(house.result)).toEqual([]);
  });

  it('is known by a value below the least that it should be', () => {
    const proof = { by: 'value', tag: 'water.flow', least: 0.8, within: seconds(20) } as const;
    expect(withPump(proof, ALWAYS).run(60, { values: { 'water.flow': 0.7 } }).proofs).toEqual({
      pump: 'refuted',
    });
    expect(withPump(proof, ALWAYS).run(60, { values: { 'water.flow': 0.9 } }).proofs).toEqual({
      pump: 'proved',
    });
  });
});

describe('a contact, whatever it says', () => {
  const saying = fc.constantFrom(0, 0, 1, 'no-answer');
  /** A fault of up to three periods still counts as the value before it. */
  const believed = (said: readonly (number | string)[]): number | undefined => {
    const last = said.findLastIndex((value) => typeof value === 'number');
    return said.length - 1 - last > 3 ? undefined : Number(said[last]);
  };
  /** Rounds without a break, up to the last, in which what is believed contradicts the order. */
  const wrongFor = (said: readonly (number | string)[], right: number): number => {
    const rounds = said.map((_, at) => believed(said.slice(0, at + 1)));
    return rounds.length - 1 - rounds.findLastIndex((value) => value === undefined || value === right);
  };

  it('refutes an order exactly when it has contradicted it for the whole of its time', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(saying, { minLength: 1, maxLength: 40 }), (isOn, later) => {
        const right = isOn ? 1 : 0;
        const said = [right, ...later];
        const house = openHouse(localTime(12), { ...(isOn ? ALWAYS : NEVER), actuators: [pump] });
        said.forEach((value, at) => {
          house.next({ values: { 'water.flow': value } });
          const isDue = wrongFor(said.slice(0, at + 1), right) * PERIOD >= seconds(20);
          expect(house.result.proofs['pump'] === 'refuted').toBe(isDue);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a pump with a level', () => {
  const proof = { by: 'level', tag: 'header.level', change: -2, within: seconds(60) } as const;
  const withTank = (rule: ProofOfAction, settings: Partial<TickConfig>) =>
    openHouse(localTime(12), {
      ...settings,
      actuators: [{ ...pump, proof: rule }],
      channels: [...channels, { tag: 'header.level', quantity: 'level', calibration: 'factory' }],
    });
  /** The level falls by so many litres a minute. */
  const drain = (house: House, from: number, perMinute: number, ticks: number) => {
    for (let tick = 0; tick < ticks; tick++)
      house.next({ values: { 'header.level': from - (perMinute * tick * PERIOD) / 60_000 } });
  };

  it('is proved by a fall, and needs no further one', () => {
    const house = withTank(proof, ALWAYS);
    house.next();
    drain(house, 120, 10, 12);
    expect(house.result.proofs).toEqual({ pump: 'proved' });
    drain(house, 110, 0, 120);
    expect(house.result.proofs).toEqual({ pump: 'proved' });
  });

  it('is counted from the highest level since it began', () => {
    const house = withTank({ ...proof, within: minutes(10) }, ALWAYS);
    house.next();
    drain(house, 120, -12, 6);
    drain(house, 126, 0, 20);
    expect(house.result.proofs).toEqual({ pump: 'waiting' });
    drain(house, 122, 0, 24);
    expect(house.result.proofs).toEqual({ pump: 'proved' });
  });

  it('is refuted by a level that stands', () => {
    const house = withTank(proof, ALWAYS);
    expect(house.run(120, { values: { 'header.level': 120 } }).proofs).toEqual({ pump: 'refuted' });
    expect(ids(house.result)).toEqual(['no-effect:pump']);
  });

  it('keeps its proof over a sensor that fails for a while', () => {
    const house = withTank(proof, ALWAYS);
    house.next();
    drain(house, 120, 10, 12);
    house.run(60, { values: { 'header.level': 'no-answer' } });
    expect(house.run(300, { values: { 'header.level': 111 } }).proofs).toEqual({ pump: 'proved' });
  });

  it('is told of when the level goes on falling though it is off', () => {
    const house = withTank(proof, NEVER);
    house.next();
    drain(house, 120, 4, 60);
    expect(ids(house.result)).toEqual(['stuck-on:pump']);
  });

  it('is not suspected for a bucket that is taken, nor for what plants and leaks take', () => {
    const house = withTank(proof, NEVER);
    house.run(120, { values: { 'header.level': 120 } });
    house.run(600, { values: { 'header.level': 110 } });
    drain(house, 110, 1, 240);
    expect(ids(house.result)).toEqual([]);
  });

  it('may be proved by a rise where it fills', () => {
    const house = withTank({ ...proof, change: 2 }, ALWAYS);
    house.next();
    drain(house, 100, -10, 12);
    expect(house.result.proofs).toEqual({ pump: 'proved' });
  });
});
