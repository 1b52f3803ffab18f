// Did it happen? Signs and confirmations against orders, and what becomes an alarm, when, and for how long.
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../controller/core/alarm.ts';
import { type Condition, followAlarms } from '../../../controller/core/alarms.ts';
import { because } from '../../../controller/core/because.ts';
import type { OutputStatus } from '../../../controller/core/command.ts';
import { failureOf } from '../../../controller/core/conditions.ts';
import { duty, millis, seconds, timestamp } from '../../../controller/core/units.ts';
import { channels, heater, localTime, ON_FOREVER, openHouse, pump, vent } from './house.ts';

const ALWAYS = {
  schedule: { revision: 1, blocks: [{ actuator: 'pump', from: 0, to: 1440, on: 1440, off: 0 }] },
};
const IDLE = { schedule: { revision: 1, blocks: [] } };
const confirms = (actuator: string, share: number | null): readonly OutputStatus[] => [
  { actuator, duty: share === null ? null : duty(share), at: localTime(12) },
];
const ids = (alarms: readonly Alarm[]) => alarms.map(({ id }) => id);

describe('a pump with a flow contact', () => {
  it('is proved while water flows', () => {
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [pump] });
    expect(house.next().proofs).toEqual({ pump: 'none' });
    expect(house.next({ values: { 'water.flow': 1 } }).proofs).toEqual({ pump: 'proved' });
  });

  it('is waited for, then refuted, and the family is called: ordered, not happening', () => {
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [pump] });
    house.next();
    expect(house.run(15).proofs).toEqual({ pump: 'waiting' });
    const refuted = house.next();
    expect(refuted.proofs).toEqual({ pump: 'refuted' });
    expect(refuted.raised).toMatchObject([
      {
        id: 'no-effect:pump',
        priority: 'danger',
        because: { key: 'alarm.no-effect.pump', params: { output: 'pump' } },
      },
    ]);
    expect(refuted.verdict).toEqual({
      level: 'danger',
      because: { key: 'alarm.no-effect.pump.what', params: { output: 'pump' } },
    });
  });

  it('that flows though off is told too: happening, not ordered', () => {
    const house = openHouse(localTime(12), { ...IDLE, actuators: [pump] });
    house.run(30, { values: { 'water.flow': 1 } });
    expect(house.result.alarms).toMatchObject([{ id: 'stuck-on:pump', priority: 'danger' }]);
  });

  it('is neither proved nor refuted by a sign that is not good, or without a link', () => {
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [pump] });
    house.run(60, { values: { 'water.flow': 'no-answer' } });
    expect(house.result.proofs).toEqual({ pump: 'none' });
    house.run(60, { values: { 'water.flow': 0 }, linkReady: false });
    expect(house.result.proofs).toEqual({ pump: 'none' });
    expect(ids(house.result.alarms).filter((id) => id.includes('pump'))).toEqual([]);
  });
});

describe('a confirmation', () => {
  it('that a relay is off though ordered on is an alarm after half a minute', () => {
    const { proof: _unseen, ...blindPump } = pump;
    const house = openHouse(localTime(12), { ...ALWAYS, actuators: [blindPump] });
    house.next();
    expect(ids(house.run(30, { outputs: confirms('pump', 0) }).alarms)).toEqual([]);
    expect(ids(house.next({ outputs: confirms('pump', 0) }).alarms)).toEqual(['no-effect:pump']);
  });

  it('that a heater is on though ordered off is a danger', () => {
    const house = openHouse(localTime(12), { actuators: [heater] });
    house.run(60, { outputs: confirms('heater', 1) });
    expect(house.result.alarms).toMatchObject([{ id: 'unordered:heater', priority: 'danger' }]);
  });

  it('of a vent may take its time to travel, and need not be exact', () => {
    const house = openHouse(localTime(12), { actuators: [vent] });
    const hold = { overrides: { vent: ON_FOREVER } };
    house.next(hold);
    house.run(300, { ...hold, outputs: confirms('vent', 0.5) });
    expect(ids(house.result.alarms)).toEqual([]);
    house.next({ ...hold, outputs: confirms('vent', 0.5) });
    expect(house.result.alarms).toMatchObject([{ id: 'no-effect:vent', priority: 'attention' }]);
    house.run(60, { ...hold, outputs: confirms('vent', 0.92) });
    expect(ids(house.result.alarms)).toEqual([]);
  });

  it('that nobody knows the state of an output is an alarm too', () => {
    const house = openHouse(localTime(12), { ...IDLE, actuators: [pump] });
    house.run(60, { outputs: confirms('pump', null) });
    expect(ids(house.result.alarms)).toEqual(['no-effect:pump']);
  });

  it('from before the link was lost is no evidence', () => {
    const house = openHouse(localTime(12), { ...IDLE, actuators: [pump] });
    house.run(60, { linkReady: false, outputs: confirms('pump', 1) });
    expect(ids(house.result.alarms)).toEqual([]);
  });

  it('that never came is no evidence', () => {
    const house = openHouse(localTime(12), { ...IDLE, actuators: [pump] });
    house.run(60, { outputs: [] });
    expect(ids(house.result.alarms)).toEqual([]);
  });
});

describe('a heater', () => {
  const cold = (values: Record<string, number | string> = {}) => {
    const house = openHouse(localTime(3), { actuators: [heater] });
    house.run(120, { values: { 'air.temperature': 2, ...values } });
    return house;
  };

  it('is waited for, and proved by warmer air', () => {
    const house = cold();
    expect(house.result.proofs).toEqual({ heater: 'waiting' });
    house.run(120, { values: { 'air.temperature': 2.5 } });
    expect(house.result.proofs).toEqual({ heater: 'proved' });
    house.run(2400, { values: { 'air.temperature': 2.1 } });
    expect(house.result.proofs).toEqual({ heater: 'proved' });
  });

  it('that does not warm the air in twenty minutes is an alarm', () => {
    const house = cold();
    house.run(1200);
    expect(house.result.proofs).toEqual({ heater: 'refuted' });
    expect(ids(house.result.alarms)).toContain('no-effect:heater');
  });

  it('counts from the coldest air since it began', () => {
    const house = cold();
    house.run(300, { values: { 'air.temperature': 1 } });
    house.run(300, { values: { 'air.temperature': 1.5 } });
    expect(house.result.proofs).toEqual({ heater: 'proved' });
  });

  it('with a contact of its own is judged by that', () => {
    const house = openHouse(localTime(3), {
      actuators: [{ ...heater, proof: { tag: 'water.flow', within: seconds(20) } }],
    });
    house.run(120, { values: { 'air.temperature': 2, 'water.flow': 1 } });
    expect(house.result.proofs).toEqual({ heater: 'proved' });
  });

  it('that is off proves nothing', () => {
    const house = openHouse(localTime(12), { actuators: [heater] });
    expect(house.run(60).proofs).toEqual({ heater: 'none' });
  });
});

describe('conditions of the house', () => {
  it.each([
    ['frost', 2, { 'air.temperature': 2.9 }, 60, 'frost', 'danger', 'alarm.frost'],
    ['heat', 12, { 'air.temperature': 30, 'outside.temperature': 20 }, 400, 'heat', 'danger', 'alarm.heat'],
    ['a low tank', 12, { 'tank.level': 29 }, 60, 'tank', 'attention', 'alarm.tank-low'],
    ['a dry tank', 12, { 'tank.level': 20 }, 60, 'tank', 'danger', 'alarm.tank-dry'],
    ['a sour tank', 12, { 'solution.acidity': 4.9 }, 660, 'acidity', 'attention', 'alarm.acidity'],
    ['a bitter tank', 12, { 'solution.acidity': 7.1 }, 660, 'acidity', 'attention', 'alarm.acidity'],
    [
      'a dead probe',
      12,
      { 'light.illuminance': 'no-answer' },
      70,
      'sensor:light.illuminance',
      'attention',
      'alarm.sensor.no-answer',
    ],
  ])('%s', (_name, hour, values, lasting, id, priority, key) => {
    const house = openHouse(localTime(hour), { actuators: [] });
    expect(ids(house.run(20, { values }).alarms)).toEqual([]);
    house.run(lasting);
    expect(house.result.alarms).toMatchObject([{ id, priority, because: { key } }]);
  });

  it('name the link once instead of every sensor', () => {
    const house = openHouse();
    house.next();
    const lost = house.run(120, { linkReady: false });
    expect(lost.alarms).toEqual([]);
    expect(lost.verdict).toEqual({ level: 'attention', because: { key: 'verdict.no-link' } });
  });

  it('tell that a probe was never calibrated', () => {
    const raw = channels.map((channel) =>
      channel.tag === 'solution.acidity' ? { ...channel, calibration: null } : channel,
    );
    const house = openHouse(localTime(12), { channels: raw });
    expect(house.run(120).alarms).toMatchObject([
      { because: { key: 'alarm.sensor.uncalibrated', params: { tag: 'solution.acidity' } } },
    ]);
  });

  it('call nobody for what its part itself calls a hint', () => {
    const carbon = { tag: 'air.carbon-dioxide', quantity: 'carbonDioxide', calibration: 'factory' } as const;
    const house = openHouse(localTime(12), { channels: [...channels, carbon] });
    const told = house.run(300, { values: { [carbon.tag]: 700 }, hinted: [carbon.tag] });
    expect(told.readings[carbon.tag]).toMatchObject({ quality: 'uncertain', value: 700, why: 'indicative' });
    expect(ids(told.alarms)).toEqual([]);
  });

  it('include a clock that cannot be believed and what the rim reports', () => {
    const disk: Condition = { id: 'disk', priority: 'attention', because: because('alarm.disk') };
    expect(ids(openHouse().next({ clockTrusted: false, outsideAlarms: [disk] }).alarms)).toEqual([
      'clock',
      'disk',
    ]);
  });
});

describe('an alarm', () => {
  const condition: Condition = {
    id: 'x',
    priority: 'attention',
    because: because('alarm.x'),
    delay: seconds(60),
  };
  const openBell = () => {
    let alarms: readonly Alarm[] = [];
    let memory = {};
    return {
      at(second: number, ...conditions: readonly Condition[]) {
        const round = followAlarms(alarms, conditions, memory, {
          now: timestamp(second * 1000),
          monotonic: millis(second * 1000),
        });
        ({ alarms, memory } = round);
        return { alarms: ids(round.alarms), raised: ids(round.raised), cleared: ids(round.cleared) };
      },
      acknowledge: () => {
        alarms = alarms.map((alarm) => ({ ...alarm, acknowledged: true }));
      },
      get alarms() {
        return alarms;
      },
    };
  };

  it('is raised once, after its delay', () => {
    const bell = openBell();
    expect(bell.at(0, condition).alarms).toEqual([]);
    expect(bell.at(59, condition).alarms).toEqual([]);
    expect(bell.at(60, condition)).toEqual({ alarms: ['x'], raised: ['x'], cleared: [] });
    expect(bell.at(65, condition)).toEqual({ alarms: ['x'], raised: [], cleared: [] });
    expect(bell.alarms[0]!.since).toBe(60_000);
  });

  it('begins to wait anew when the condition passes in between', () => {
    const bell = openBell();
    bell.at(0, condition);
    bell.at(30);
    bell.at(35, condition);
    expect(bell.at(94, condition).alarms).toEqual([]);
    expect(bell.at(95, condition).alarms).toEqual(['x']);
  });

  it('ends when its condition has been gone for half a minute, and not at a flicker', () => {
    const bell = openBell();
    const now = { ...condition, delay: millis(0) };
    bell.at(0, now);
    expect(bell.at(20).alarms).toEqual(['x']);
    expect(bell.at(25, now)).toEqual({ alarms: ['x'], raised: [], cleared: [] });
    expect(bell.at(54).alarms).toEqual(['x']);
    expect(bell.at(55)).toEqual({ alarms: [], raised: [], cleared: ['x'] });
  });

  it('keeps being seen while it stays the same, and must be seen again when it grows into a danger', () => {
    const bell = openBell();
    const now = { ...condition, delay: millis(0) };
    bell.at(0, now);
    bell.acknowledge();
    bell.at(5, now);
    expect(bell.alarms[0]!.acknowledged).toBe(true);
    bell.at(10, { ...now, priority: 'danger', because: because('alarm.y') });
    expect(bell.alarms[0]).toMatchObject({
      priority: 'danger',
      because: { key: 'alarm.y' },
      acknowledged: false,
    });
  });

  it('of a failed loop stays until a person has seen it', () => {
    const bell = openBell();
    bell.at(0, failureOf('heating'));
    expect(bell.at(600).alarms).toEqual(['loop-failed:heating']);
    bell.acknowledge();
    expect(bell.at(605).cleared).toEqual(['loop-failed:heating']);
  });

  it('that nobody remembers the cause of ends', () => {
    const orphan: Alarm = {
      id: 'x',
      priority: 'danger',
      because: because('alarm.x'),
      since: timestamp(0),
      acknowledged: false,
    };
    expect(followAlarms([orphan], [], {}, { now: timestamp(0), monotonic: millis(0) }).alarms).toEqual([]);
  });
});
