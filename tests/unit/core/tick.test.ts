// The whole path in one house: a day, a frost night, a dead probe, an empty tank.
import { describe, expect, it } from 'vitest';
import { initialState, tick } from '../../../controller/core/tick.ts';
import { duty } from '../../../controller/core/units.ts';
import { config, input, localTime, ON_FOREVER, openHouse } from './house.ts';

describe('a tick', () => {
  it('orders every output, every time, on a lease of three periods but at least ten seconds', () => {
    const house = openHouse();
    const { commands } = house.next();
    expect(commands.map(({ actuator }) => actuator)).toEqual(['pump', 'vent', 'heater']);
    expect(commands.every(({ lease }) => lease === 15_000)).toBe(true);
    const quick = openHouse(localTime(12), { period: 1000 as never });
    expect(quick.next().commands.every(({ lease }) => lease === 10_000)).toBe(true);
  });

  it('says that all is well when it is', () => {
    expect(openHouse().next().verdict).toEqual({
      level: 'good',
      because: { key: 'verdict.good-day', params: { temperature: 18 } },
    });
  });

  it('orders everything safe before anything was measured', () => {
    const result = tick(initialState(config), input(), config);
    expect(result.commands.map(({ duty }) => duty)).toEqual([0, 0, 0]);
    expect(result.readings['air.temperature']).toMatchObject({ quality: 'bad', why: 'never-read' });
  });

  it('opens the vents on a warm noon and closes them again', () => {
    const house = openHouse();
    house.run(600, { values: { 'air.temperature': 21 } });
    expect(house.duty('vent')).toBe(0);
    house.run(60, { values: { 'air.temperature': 25 } });
    expect(house.duty('vent')).toBeGreaterThan(0);
    expect(house.duty('vent')).toBeLessThanOrEqual(0.25);
    house.run(2400, { values: { 'air.temperature': 25 } });
    // 12 °C outside widens the 4 K band by a fifth: (25 − 22) / 4.8 = 0.62; what is nearer than a quarter is not worth a move.
    expect(house.duty('vent')).toBeGreaterThan(0.62 - 0.24);
    expect(house.duty('vent')).toBeLessThanOrEqual(0.62);
    house.run(2400, { values: { 'air.temperature': 20 } });
    expect(house.duty('vent')).toBe(0);
  });

  it('heats a frost night until it is a little warmer, and calls the family', () => {
    const house = openHouse(localTime(3));
    const cold = house.run(120, { values: { 'air.temperature': 2.5, 'outside.temperature': -4 } });
    expect(house.command('heater')).toMatchObject({ duty: 1, origin: 'automatic' });
    expect(cold.verdict).toMatchObject({ level: 'danger', because: { key: 'verdict.frost-now' } });
    expect(cold.alarms).toContainEqual(expect.objectContaining({ id: 'frost', priority: 'danger' }));
    house.run(600, { values: { 'air.temperature': 4.4 } });
    expect(house.duty('heater')).toBe(1);
    house.run(120, { values: { 'air.temperature': 6.4 } });
    expect(house.duty('heater')).toBe(0);
    expect(house.result.alarms.map(({ id }) => id)).toEqual(['frost']);
    house.run(45 * 60, { values: { 'air.temperature': 4.8 } });
    expect(house.result.alarms.map(({ id }) => id)).not.toContain('frost');
  });

  it('keeps to the schedule, and stops the pump when the tank runs dry', () => {
    const house = openHouse(localTime(11, 40));
    house.run(60);
    expect(house.command('pump')).toMatchObject({
      duty: 1,
      because: { key: 'because.schedule-on', params: { until: '11:43' } },
    });
    house.run(60, { values: { 'tank.level': 15, 'water.flow': 1 } });
    expect(house.command('pump')).toMatchObject({
      duty: 0,
      origin: 'safe',
      because: { key: 'veto.dry-run' },
    });
    expect(house.result.vetoes).toMatchObject([{ actuator: 'pump', by: 'dry-run', demanded: 1, allowed: 0 }]);
  });

  it('does not call a vent shut while nobody knows where it stands', () => {
    const house = openHouse();
    const at = localTime(12);
    const reasonOf = (place: number | null) => {
      const outputs = [{ actuator: 'vent', duty: place === null ? null : duty(place), at }];
      const { demands } = house.next({ values: { 'air.temperature': 15 }, outputs });
      return demands.find(({ actuator }) => actuator === 'vent')?.because;
    };
    expect(reasonOf(null)?.key).toBe('because.vent-lost');
    expect(reasonOf(null)?.params?.['start']).toBeGreaterThan(15);
    expect(reasonOf(0)?.key).toBe('because.vent-closed');
  });

  it('bridges a fault shorter than three periods and then makes the vents safe', () => {
    const house = openHouse();
    house.run(2400, { values: { 'air.temperature': 27, 'outside.temperature': 20 } });
    const fault = house.next({ values: { 'air.temperature': 'bad-checksum' } });
    expect(fault.readings['air.temperature']).toMatchObject({ quality: 'bad', why: 'bad-checksum' });
    expect(house.duty('vent')).toBe(1);
    house.run(20);
    expect(house.command('vent')).toMatchObject({ duty: 0, origin: 'safe' });
  });

  it('obeys Stop all before everything, and a person within the interlocks', () => {
    const house = openHouse(localTime(12), { schedule: { revision: 1, blocks: [] } });
    house.next({ overrides: { pump: ON_FOREVER } });
    expect(house.command('pump')).toMatchObject({ duty: 1, origin: 'manual' });
    const stopped = house.next({ overrides: { pump: ON_FOREVER }, stopped: true });
    expect(stopped.commands.map(({ duty }) => duty)).toEqual([0, 0, 0]);
    expect(stopped.verdict.because.key).toBe('verdict.stopped');
  });
});
