// Every sensor that a rig can name has its part on the board without firmware, and delivers what its driver would.
import { describe, expect, it } from 'vitest';
import type { RigSensor } from '../../../controller/contract/rig.ts';
import { sensorDrivers } from '../../../hardware/drivers/index.ts';
import { virtualChannels } from '../../../hardware/twin/parts.ts';
import { createStandingPlant } from '../../support/avr-rig.ts';

type Channel = RigSensor['channels'][number];

const measure = (
  driver: string,
  config: Readonly<Record<string, unknown>>,
  felt: number,
  channel: Partial<Channel> & Pick<Channel, 'of'>,
) => {
  const plant = { ...createStandingPlant({ 'some.value': felt }), volts: () => felt };
  const channels: Channel[] = [
    { tag: 'some.value', quantity: 'level', calibration: 'factory', ...channel } as Channel,
  ];
  return virtualChannels([{ driver, config, channels }], plant)[0]?.measure();
};

it.each(sensorDrivers.map(({ id, example, quantities }) => [id, example, quantities] as const))(
  'a %s',
  (id, example, quantities) => {
    for (const of of quantities) expect(measure(id, example, 50, { of })).toBeDefined();
  },
);

describe('a virtual ranger', () => {
  const config = { model: 'jsn-sr04t', mountingHeight: 90 };
  const litres = { slope: 5, offset: 10, date: '2026-11-01', by: 'test' };

  it('gives the depth of which its calibration makes the litres again', () => {
    const depth = measure('ranger', config, 210, { of: 'depth', calibration: litres });
    expect(depth?.ok && depth.value * 5 + 10).toBeCloseTo(210, 0);
  });

  it('is blind when the water comes too near', () => {
    const full = measure('ranger', config, 370, { of: 'depth', calibration: litres });
    expect(full).toEqual({ ok: false, error: 'out-of-range' });
  });
});

describe('a virtual converter', () => {
  const config = { channel: 0, fullScale: 2.048 };
  it('gives volts in its steps, and faults where its driver would', () => {
    const half = measure('ads1115', config, 1.00001, { of: 'volts' });
    expect(half?.ok && half.value / (2.048 / 32_768)).toBe(16_000);
    expect(measure('ads1115', config, 2.05, { of: 'volts' })).toEqual({ ok: false, error: 'out-of-range' });
    expect(measure('ads1115', config, 0, { of: 'volts' })).toEqual({ ok: false, error: 'open-circuit' });
  });
});

it('a virtual vane points in sixteen directions, and in none where the weather tells none', () => {
  expect(measure('wind-vane', {}, 350, { of: 'direction' })).toEqual({ ok: true, value: 0 });
  expect(measure('wind-vane', {}, 290, { of: 'direction' })).toEqual({ ok: true, value: 292.5 });
  expect(measure('wind-vane', {}, Number.NaN, { of: 'direction' })).toEqual({
    ok: false,
    error: 'no-answer',
  });
});

it('a virtual flow meter ends where the real one does', () => {
  const config = { pin: 8, pulsesPerLitre: 450, mostLitresPerMinute: 30 };
  expect(measure('flow-meter', config, 12, { of: 'flow' })).toEqual({ ok: true, value: 12 });
  expect(measure('flow-meter', config, 31, { of: 'flow' })).toEqual({ ok: false, error: 'out-of-range' });
});
