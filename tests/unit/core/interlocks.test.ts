// Each interlock in the whole house, and the law that none of them can be got round. Delete one and its test fails.
import { describe, expect, it } from 'vitest';
import type { Override } from '../../../controller/core/command.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { fitted } from './fitted-house.ts';
import { channels, config, heater, localTime, ON_FOREVER, openHouse, pump } from './house.ts';

const HELD_OFF: Override = { mode: 'off', since: localTime(0), by: 'Rosa' };
const on = (...actuators: readonly string[]) => ({
  overrides: Object.fromEntries(actuators.map((id) => [id, ON_FOREVER])),
});
const IDLE = { schedule: { revision: 1, blocks: [] } };
const ALWAYS = {
  schedule: { revision: 1, blocks: [{ actuator: 'pump', from: 0, to: 1440, on: 1440, off: 0 }] },
};

describe('emergency stop', () => {
  it('puts out what a person has put on, and says so', () => {
    const house = openHouse(localTime(12), IDLE);
    house.next(on('pump', 'vent'));
    expect([house.duty('pump'), house.duty('vent')]).toEqual([1, 1]);
    const { vetoes } = house.next({ ...on('pump', 'vent'), stopped: true });
    expect([house.duty('pump'), house.duty('vent')]).toEqual([0, 0]);
    expect(vetoes.map(({ by }) => by)).toEqual(['emergency-stop', 'emergency-stop']);
    expect(house.command('pump')).toMatchObject({ origin: 'safe', because: { key: 'veto.stopped' } });
  });
});

describe('measured dose', () => {
  it('nobody switches a doser on, a person included', () => {
    const house = openHouse(localTime(12), { ...IDLE, actuators: fitted });
    const { vetoes } = house.next(on('doser-acid', 'fan-mixing'));
    expect([house.duty('doser-acid'), house.duty('fan-mixing')]).toEqual([0, 1]);
    expect(vetoes).toMatchObject([{ by: 'measured-dose', because: { key: 'veto.measured-dose' } }]);
  });
});

describe('safe state', () => {
  it('orders nothing that a board without link could carry out later', () => {
    const house = openHouse(localTime(12), IDLE);
    house.next();
    const { vetoes } = house.next({ ...on('pump'), linkReady: false });
    expect(house.duty('pump')).toBe(0);
    expect(vetoes).toMatchObject([{ actuator: 'pump', by: 'safe-state', because: { key: 'veto.no-link' } }]);
  });

  it('takes an output whose loop cannot see to its safe duty, and says what it cannot see', () => {
    const house = openHouse(localTime(12));
    house.run(30, { values: { 'air.temperature': 'open-circuit' } });
    expect(house.command('vent')).toMatchObject({
      duty: 0,
      origin: 'safe',
      because: { key: 'because.no-air-temperature' },
    });
  });

  it('also where that duty is not zero', () => {
    const house = openHouse(localTime(12), {
      actuators: [{ ...config.actuators[1]!, safeDuty: 0.3 as never }],
    });
    house.run(30, { values: { 'air.temperature': 'open-circuit' } });
    expect(house.duty('vent')).toBe(0.3);
    house.next({ stopped: true });
    expect(house.duty('vent')).toBe(0.3);
  });

  it('leaves a person the output of a blind loop', () => {
    const house = openHouse(localTime(12));
    house.run(30, { values: { 'air.temperature': 'open-circuit' } });
    house.next(on('vent'));
    expect(house.command('vent')).toMatchObject({ duty: 1, origin: 'manual' });
  });

  it('takes an output that no loop knows to its safe duty', () => {
    const house = openHouse(localTime(12), { actuators: [{ ...pump, kind: 'kettle' as never }] });
    house.next();
    expect(house.command('pump')).toMatchObject({
      duty: 0,
      origin: 'safe',
      because: { key: 'because.no-loop' },
    });
  });
});

describe('dry run', () => {
  it.each([
    ['at the dry-run level', 20, 'veto.dry-run'],
    ['without a level', 'no-answer', 'veto.dry-run-blind'],
    ['with a level that cannot be', 9000, 'veto.dry-run-blind'],
  ])("stops the pump, a person's too, %s", (_name, level, key) => {
    const house = openHouse(localTime(12), IDLE);
    house.run(60, { values: { 'tank.level': level } });
    const { vetoes } = house.next(on('pump'));
    expect(house.duty('pump')).toBe(0);
    expect(vetoes).toMatchObject([{ by: 'dry-run', because: { key } }]);
  });

  it('holds until the tank has clearly risen', () => {
    const house = openHouse(localTime(12), ALWAYS);
    house.run(120, { values: { 'tank.level': 19 } });
    house.run(300, { values: { 'tank.level': 21.5 } });
    expect(house.duty('pump')).toBe(0);
    house.run(60, { values: { 'tank.level': 'no-answer' } });
    house.run(300, { values: { 'tank.level': 21.5 } });
    expect(house.duty('pump')).toBe(0);
    house.run(300, { values: { 'tank.level': 23 } });
    expect(house.duty('pump')).toBe(1);
  });

  it('needs a level sensor only where the rig has one', () => {
    const house = openHouse(localTime(12), {
      ...ALWAYS,
      channels: channels.filter(({ tag }) => tag !== 'tank.level'),
    });
    house.next();
    expect(house.duty('pump')).toBe(1);
  });
});

describe('frost', () => {
  it.each([
    ['inside air at the frost minimum', 12, { 'air.temperature': 3 }, 0],
    ['inside air above it', 12, { 'air.temperature': 3.2 }, 1],
    ['no inside air, freezing outside', 12, { 'air.temperature': 'no-answer', 'outside.temperature': -2 }, 0],
    ['no inside air, mild outside', 2, { 'air.temperature': 'no-answer', 'outside.temperature': 9 }, 1],
    ['no air at all by day', 12, { 'air.temperature': 'no-answer', 'outside.temperature': 'no-answer' }, 1],
    ['no air at all by night', 2, { 'air.temperature': 'no-answer', 'outside.temperature': 'no-answer' }, 0],
  ])("judges a person's open vent by %s", (_name, hour, values, expected) => {
    const house = openHouse(localTime(hour));
    house.run(60, { values });
    const { vetoes } = house.next(on('vent'));
    expect(house.duty('vent')).toBe(expected);
    expect(vetoes.map(({ by }) => by)).toEqual(expected ? [] : ['frost']);
  });

  it('takes a doubtful value as a warning but not as comfort', () => {
    const doubtful = (celsius: number) => {
      const uncalibrated = channels.map((channel) =>
        channel.tag === 'air.temperature' ? { ...channel, calibration: null } : channel,
      );
      const house = openHouse(localTime(2), { channels: uncalibrated });
      house.run(30, { values: { 'air.temperature': celsius, 'outside.temperature': 'no-answer' } });
      house.next(on('vent'));
      return house.duty('vent');
    };
    expect([doubtful(2), doubtful(20)]).toEqual([0, 0]);
  });
});

describe('heat', () => {
  it.each([
    ['above the heat stop', { 'air.temperature': 8 }, 'veto.heat'],
    ['without a good air temperature', { 'air.temperature': 'stuck' }, 'veto.heat-blind'],
  ])("refuses a person's heater %s", (_name, values, key) => {
    const house = openHouse(localTime(3));
    house.run(60, { values });
    const { vetoes } = house.next(on('heater'));
    expect(house.duty('heater')).toBe(0);
    expect(vetoes).toMatchObject([{ actuator: 'heater', by: 'heat', because: { key } }]);
  });

  it('stops a heater at the heat stop at once, however short it has been on', () => {
    const house = openHouse(localTime(3));
    house.run(120, { values: { 'air.temperature': 2.5 } });
    expect(house.duty('heater')).toBe(1);
    house.run(60, { values: { 'air.temperature': 9 } });
    expect(house.duty('heater')).toBe(0);
  });

  it('refuses heat while a vent is ordered open or still stands open', () => {
    const house = openHouse(localTime(3));
    house.run(60, { values: { 'air.temperature': 5 } });
    house.next(on('vent', 'heater'));
    expect([house.duty('vent'), house.duty('heater')]).toEqual([1, 0]);
    const standing = house.next({
      ...on('heater'),
      outputs: [{ actuator: 'vent', duty: 0.4 as never, at: localTime(3) }],
    });
    expect(standing.vetoes).toContainEqual(
      expect.objectContaining({ actuator: 'heater', by: 'heat', because: { key: 'veto.vent-open' } }),
    );
    house.next({ ...on('heater'), outputs: [{ actuator: 'vent', duty: null, at: localTime(3) }] });
    expect(house.duty('heater')).toBe(1);
  });
});

describe('longest on', () => {
  it('ends a run before the board must, and lets the output rest', () => {
    const house = openHouse(localTime(8), ALWAYS);
    house.run(5400);
    expect(house.duty('pump')).toBe(1);
    const { vetoes } = house.next();
    expect(house.duty('pump')).toBe(0);
    expect(vetoes).toMatchObject([{ by: 'longest-on', because: { params: { minutes: 90 } } }]);
    house.run(55);
    expect(house.command('pump').because.key).toBe('veto.rest');
    house.run(10);
    expect(house.duty('pump')).toBe(1);
  });

  it('leaves a vent open as long as it likes', () => {
    const house = openHouse(localTime(10));
    house.run(1200, { values: { 'air.temperature': 32 } });
    expect(house.duty('vent')).toBe(1);
  });
});

describe('shortest time', () => {
  it("lets a motor rest before it starts again, a person's too, and counts down", () => {
    const house = openHouse(localTime(12), IDLE);
    house.run(60, on('pump'));
    house.next();
    const { vetoes } = house.next(on('pump'));
    expect(vetoes).toMatchObject([
      { by: 'shortest-time', because: { key: 'veto.rest', params: { seconds: 55 } } },
    ]);
    house.run(60, on('pump'));
    expect(house.duty('pump')).toBe(1);
  });

  it('keeps what the loop has just switched on for its shortest time', () => {
    const plan = {
      schedule: { revision: 1, blocks: [{ actuator: 'pump', from: 720, to: 721, on: 1, off: 0 }] },
    };
    const house = openHouse(localTime(12), {
      ...plan,
      actuators: [{ ...pump, shortestOn: 90_000 as never }],
    });
    house.next();
    expect(house.duty('pump')).toBe(1);
    house.next({}, 60_000);
    expect(house.command('pump')).toMatchObject({ duty: 1, because: { key: 'veto.shortest-on' } });
    house.next({}, 30_000);
    expect(house.duty('pump')).toBe(0);
  });

  it('never keeps on what a person switches off', () => {
    const house = openHouse(localTime(12), ALWAYS);
    house.next();
    expect(house.duty('pump')).toBe(1);
    house.next({ overrides: { pump: HELD_OFF } });
    expect(house.command('pump')).toMatchObject({
      duty: 0,
      origin: 'manual',
      because: { key: 'because.held-off' },
    });
  });

  it('never keeps on what another interlock forbids, even where nobody wishes it any more', () => {
    const house = openHouse(localTime(3), { actuators: [heater] });
    house.run(30, { values: { 'air.temperature': 2.5 } });
    expect(house.duty('heater')).toBe(1);
    house.next({ values: { 'air.temperature': 'open-circuit' } });
    house.run(15);
    expect(house.duty('heater')).toBe(0);
  });

  it('spares the vent motor small haste, but not a person and not from frost', () => {
    const house = openHouse(localTime(12));
    house.run(120, { values: { 'air.temperature': 24 } });
    house.next(on('vent'));
    expect(house.duty('vent')).toBe(1);
    house.run(60, { values: { 'air.temperature': 24 } });
    expect(house.command('vent')).toMatchObject({ duty: 1, because: { key: 'veto.vent-rest' } });
    house.run(600, { values: { 'air.temperature': 2 } });
    expect(house.duty('vent')).toBe(0);
  });
});

describe("a person's hold", () => {
  it('ends at its time, whatever the rim forgets', () => {
    const house = openHouse(localTime(12), IDLE);
    const brief = { pump: { ...ON_FOREVER, until: timestamp(localTime(12) + 12_000) } };
    house.next({ overrides: brief });
    expect(house.command('pump').because).toEqual({
      key: 'because.held-on',
      params: { by: 'Rosa', until: '12:00' },
    });
    house.run(60, { overrides: brief });
    expect(house.duty('pump')).toBe(0);
  });
});
