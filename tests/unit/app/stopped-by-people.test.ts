// What a dead host must not leave to the board: whatever a person has stopped.
import { describe, expect, it } from 'vitest';
import { stoppedByPeople } from '../../../controller/app/loop.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { config, input, ON_FOREVER } from '../core/house.ts';

const OFF_BY_HAND = { mode: 'off', since: timestamp(0), by: 'panel' } as const;

describe('stopped by people', () => {
  it('is nothing while all is automatic or switched on for a while', () => {
    expect(stoppedByPeople(input({ overrides: { pump: ON_FOREVER } }), config)).toEqual([]);
  });

  it('is what was switched off by hand', () => {
    expect(stoppedByPeople(input({ overrides: { pump: OFF_BY_HAND } }), config)).toEqual(['pump']);
  });

  it('is everything after Stop all', () => {
    expect(stoppedByPeople(input({ stopped: true }), config)).toEqual(config.actuators.map(({ id }) => id));
  });
});
