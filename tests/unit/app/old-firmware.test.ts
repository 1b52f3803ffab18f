// A board whose firmware is older than this program: what it cannot do is not asked of it, and a person is told.
import { describe, expect, it } from 'vitest';
import { createPumpRuns } from '../../../controller/app/calibration-outputs.ts';
import { atTheirSpeeds, oldFirmwareAlarms } from '../../../controller/app/old-firmware.ts';
import { planDose, smallestDose } from '../../../controller/core/dose-speed.ts';
import type { Actuator } from '../../../controller/core/installation.ts';
import { seconds } from '../../../controller/core/units.ts';
import type { BoardReport } from '../../../controller/ports.ts';
import { createTestClock } from '../../support/clock.ts';
import { dosers } from '../core/fitted-house.ts';
import { pump } from '../core/house.ts';

const twoSpeeds = dosers.map(
  (actuator): Actuator =>
    actuator.dosing
      ? { ...actuator, dosing: { ...actuator.dosing, mlPerSecond: 1.2, slow: { mlPerSecond: 0.3 } } }
      : actuator,
);

const report = (actuators?: readonly string[]): BoardReport => ({
  ...{ name: 'water', model: 'uno', silent: null, damaged: 0, pins: [], tags: [] },
  link: { state: 'ready', board: { id: '01', firmware: '1.3.0', port: 'p', resets: 0 } },
  ...(actuators ? { fullSpeedOnly: { actuators, needed: '1.4.0' } } : {}),
});

const dosingOf = (actuators: readonly Actuator[], id: string) => {
  const dosing = actuators.find((actuator) => actuator.id === id)?.dosing;
  if (!dosing) throw new Error(`no doser ${id}`);
  return dosing;
};

describe('a pump that its board cannot run slowly', () => {
  const house = atTheirSpeeds([pump, ...twoSpeeds], [report(), report(['doser-acid'])]);

  it('gives a small dose at full speed, within the same caps, and none that is too short to be exact', () => {
    const acid = dosingOf(house, 'doser-acid');
    const other = dosingOf(twoSpeeds, 'doser-acid');
    expect(planDose(2, other, seconds(60)).speed).toBe('slow');
    expect(planDose(2, acid, seconds(60))).toEqual({ ml: 2, length: Math.round(2000 / 1.2) });
    expect([smallestDose(other), smallestDose(acid)]).toEqual([0.3, 1.2]);
    expect(acid.mostPerDay).toBe(other.mostPerDay);
  });

  it('is the only one that loses its slow speed', () => {
    const others = house.filter(({ id }) => id !== 'doser-acid');
    expect(others).toEqual([pump, ...twoSpeeds].filter(({ id }) => id !== 'doser-acid'));
  });

  it('is told of once, with what to flash', () => {
    expect(oldFirmwareAlarms([report(), report(['doser-acid'])])).toEqual([
      {
        id: 'full-speed-only:doser-acid',
        priority: 'attention',
        because: {
          key: 'alarm.full-speed-only',
          params: { output: 'doser-acid', firmware: '1.3.0', needed: '1.4.0' },
        },
      },
    ]);
  });

  it('is not calibrated slowly either', async () => {
    const rounds: unknown[] = [];
    const runs = createPumpRuns({
      clock: createTestClock(),
      out: () => ['doser-acid'],
      round: async () => rounds.push(runs.overrides()),
    });
    const acid = house.find(({ id }) => id === 'doser-acid');
    if (!acid) throw new Error('no doser');
    expect(await runs.run(acid, { lasting: 20, speed: 'slow', by: 'technician' })).toMatchObject({
      ok: false,
      error: { key: 'calibration.full-speed-only' },
    });
    expect(rounds).toEqual([]);
  });
});
