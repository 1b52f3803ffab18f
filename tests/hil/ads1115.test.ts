// Two inputs of one virtual ADS1115, each an entry of the rig: read at the same moment, never mixed up, broken together.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type AvrRig, createAvrRig, STANDING_VOLTS } from '../support/avr-rig.ts';
import { familyWith, sensorOf } from '../support/part-rigs.ts';

const ACIDITY = 'solution.acidity';
const CONDUCTIVITY = 'solution.conductivity';
const input = (channel: number, fullScale: number, tag: string, quantity: 'acidity' | 'conductivity') =>
  sensorOf('ads1115', { address: 72, channel, fullScale }, { of: 'volts', tag, quantity });

let rig: AvrRig;
beforeEach(async () => {
  const sensors = [input(0, 6.144, ACIDITY, 'acidity'), input(3, 2.048, CONDUCTIVITY, 'conductivity')];
  rig = createAvrRig({ rig: familyWith(sensors) });
  await rig.ready();
});
afterEach(() => rig.close());

const sampled = async () => {
  const samples = await rig.during(rig.body.sample());
  const found = new Map(samples.map((sample) => [sample.tag, 'raw' in sample ? sample.raw : sample.fault]));
  return [found.get(ACIDITY), found.get(CONDUCTIVITY)];
};

it('gives each input its own volts, reading after reading', async () => {
  for (let reading = 0; reading < 5; reading++) {
    const [acidity, conductivity] = await sampled();
    expect(Number(acidity)).toBeCloseTo(STANDING_VOLTS[ACIDITY]!, 3);
    expect(Number(conductivity)).toBeCloseTo(STANDING_VOLTS[CONDUCTIVITY]!, 4);
  }
});

it.each([
  ['absent', 'no-answer'],
  ['corrupt', 'bad-checksum'],
  ['hangs-bus', 'no-answer'],
] as const)('%s, both inputs are %s, and come back', async (fault, said) => {
  rig.site.part(ACIDITY).fail(fault);
  expect(await sampled()).toEqual([said, said]);
  rig.site.part(ACIDITY).fail(undefined);
  await rig.run(100);
  expect(Number((await sampled())[1])).toBeCloseTo(STANDING_VOLTS[CONDUCTIVITY]!, 4);
});
