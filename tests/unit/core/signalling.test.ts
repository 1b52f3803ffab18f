// Buzzers and lamps: they call for what the rig says, are silent once somebody has seen it, and end by themselves like all outputs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../controller/core/alarm.ts';
import { decideSignalling } from '../../../controller/core/control/signalling.ts';
import type { Actuator, Signal } from '../../../controller/core/installation.ts';
import { millis, seconds } from '../../../controller/core/units.ts';
import { buzzer } from './fitted-house.ts';
import { localTime, openHouse } from './house.ts';
import { AT, situationOf } from './situation.ts';

const lamp = (from: Signal['from']): Actuator => ({
  ...buzzer,
  id: `lamp-${from}`,
  signal: { by: 'light', from },
});
const alarm = (priority: Alarm['priority'], acknowledged: boolean): Alarm => ({
  id: `${priority}:${acknowledged}`,
  priority,
  because: { key: 'alarm.frost' },
  since: AT,
  acknowledged,
});
const duties = (alarms: readonly Alarm[], outputs: readonly Actuator[]): readonly number[] =>
  decideSignalling(situationOf({}, { alarms }), outputs, {}).demands.map(({ duty }) => duty);

const OUTPUTS = [buzzer, lamp('danger'), lamp('attention')];

describe('signalling', () => {
  it.each([
    ['nothing', [], [0, 0, 0]],
    ['an attention', [alarm('attention', false)], [0, 0, 1]],
    ['an attention that was seen', [alarm('attention', true)], [0, 0, 1]],
    ['a danger', [alarm('danger', false)], [1, 1, 1]],
    ['a danger that was seen', [alarm('danger', true)], [0, 1, 1]],
    ['a danger that was seen and another', [alarm('danger', true), alarm('danger', false)], [1, 1, 1]],
  ])('%s: buzzer, red lamp, yellow lamp', (_name, alarms, wanted) => {
    expect(duties(alarms, OUTPUTS)).toEqual(wanted);
  });

  it.each([
    ['that rests calls nobody', { shelved: { until: AT, end: millis(0) } }, [0, 0]],
    ['that is over and was not seen still calls, and shines no more', { returned: 'unseen' }, [1, 0]],
    ['that may come again does neither', { returned: 'often' }, [0, 0]],
  ] as const)('an alarm %s', (_name, state, wanted) => {
    expect(duties([{ ...alarm('danger', false), ...state }], [buzzer, lamp('danger')])).toEqual(wanted);
  });

  it('is never loud when every alarm was seen', () => {
    const some = fc.array(fc.constantFrom('attention', 'danger'));
    fc.assert(
      fc.property(some, fc.constantFrom('attention', 'danger'), (priorities, from) => {
        const seen = priorities.map((priority) => alarm(priority, true));
        expect(duties(seen, [{ ...buzzer, signal: { by: 'sound', from } }])).toEqual([0]);
      }),
    );
  });
});

describe('a house with a buzzer', () => {
  const cold = { 'air.temperature': 1, 'outside.temperature': -6 };
  const openAt = (over: Partial<Actuator> = {}) =>
    openHouse(localTime(2), { actuators: [{ ...buzzer, ...over }] });

  it('calls for frost, and is silent when it was seen, before it was over', () => {
    const house = openAt();
    house.next({ values: cold });
    expect(house.command('buzzer')).toMatchObject({ duty: 0, because: { key: 'because.no-alarm' } });
    house.run(60);
    expect(house.duty('buzzer')).toBe(1);
    expect(house.command('buzzer').lease).toBeLessThanOrEqual(seconds(15));
    house.acknowledge('frost');
    expect(house.next().alarms).toMatchObject([{ id: 'frost', acknowledged: true }]);
    expect(house.command('buzzer')).toMatchObject({ duty: 0, because: { key: 'because.alarm-seen' } });
  });

  it('takes breath after its longest time, and calls again', () => {
    const house = openAt();
    const called = Array.from({ length: 72 }, () => house.next({ values: cold }) && house.duty('buzzer'));
    const [first, last] = [called.indexOf(1), called.lastIndexOf(1)];
    expect(called.slice(first, last)).toContain(0);
    expect(called.filter((duty) => duty === 1).length).toBeGreaterThan(24);
  });

  it('is silent under Stop all', () => {
    const house = openAt();
    house.run(60, { values: cold, stopped: true });
    expect(house.duty('buzzer')).toBe(0);
  });

  it('that is broken does not ring for itself', () => {
    const house = openAt();
    const dead = [{ actuator: 'buzzer', duty: null, at: AT }];
    house.run(60, { values: cold });
    const told = house.run(120, { outputs: dead }).alarms;
    expect(told.find(({ id }) => id === 'no-effect:buzzer')).toMatchObject({ priority: 'attention' });
  });
});
