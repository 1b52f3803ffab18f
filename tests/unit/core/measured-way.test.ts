// A motor whose way is measured obeys every interlock: what holds it ends the measuring.
import { describe, expect, it } from 'vitest';
import type { Override } from '../../../controller/core/command.ts';
import { localTime, openHouse } from './house.ts';

const IDLE = { schedule: { revision: 1, blocks: [] } };

describe('a way that is measured', () => {
  const sent = (end: 'open' | 'shut') => {
    const vent: Override = { mode: 'travel', since: localTime(0), end, measuring: 'running', by: 'Ana' };
    return { overrides: { vent } };
  };

  it.each<[string, object]>([
    ['by stop all', { stopped: true }],
    ['without a link', { linkReady: false }],
    ['behind a board that is gone', { unreachable: ['vent'] }],
  ])('is not measured %s', (_, change) => {
    const house = openHouse(localTime(12), IDLE);
    house.next(sent('shut'));
    expect(house.command('vent')).toMatchObject({ duty: 0, measuring: 'running', origin: 'manual' });
    house.next({ ...sent('shut'), ...change });
    expect(house.command('vent').measuring).toBeUndefined();
  });

  it('opens for it against no interlock, and shuts with each', () => {
    const house = openHouse(localTime(12), IDLE);
    house.next(sent('open'));
    expect(house.command('vent')).toMatchObject({ duty: 1, measuring: 'running' });
    const frost = { values: { 'air.temperature': 1, 'outside.temperature': -4 } };
    house.run(120, { ...sent('open'), ...frost });
    expect(house.command('vent')).toMatchObject({ duty: 0, origin: 'safe' });
    expect(house.command('vent').measuring).toBeUndefined();
    house.next(sent('shut'));
    expect(house.command('vent')).toMatchObject({ duty: 0, measuring: 'running' });
  });
});
