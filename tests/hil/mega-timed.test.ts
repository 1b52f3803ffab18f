// What the Mega's board times itself, on each of the ports that can: the released firmware on the emulated ATmega2560.
import { afterEach, expect, it } from 'vitest';
import { rigSchema } from '../../controller/contract/rig.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import { type AvrRig, createAvrRig, createStandingPlant, drive } from '../support/avr-rig.ts';
import { MEGA_PIN, megaRig } from '../support/mega-rig.ts';
import { dht22On, rangerOn, sensorOf } from '../support/part-rigs.ts';

/** Ports K, B and L: two DHT22, the echo of a ranger, a flow meter. */
const PARTS = [
  dht22On(63, 'air'),
  dht22On(69, 'outside'),
  rangerOn(23, 50, 'tank.level'),
  sensorOf(
    'flow-meter',
    { pin: 49, pulsesPerLitre: 450, mostLitresPerMinute: 30 },
    { of: 'flow', tag: 'water.flow-rate', quantity: 'flow' },
  ),
];
const FELT: Readonly<Record<string, number>> = {
  'air.temperature': 18.4,
  'air.humidity': 61.5,
  'outside.temperature': -12.3,
  'outside.humidity': 99.9,
  'tank.level': 120,
  'water.flow-rate': 6,
};

let rig: AvrRig;
afterEach(() => rig?.close());

it('reads two DHT22, a ranger and a flow meter at once', async () => {
  const mega = megaRig();
  const kept = mega.sensors.filter(({ channels }) => channels.every(({ tag }) => !(tag in FELT)));
  const timed = rigSchema.parse({ ...mega, sensors: [...kept, ...PARTS] });
  expect(findRigProblems(timed)).toEqual([]);
  const plant = createStandingPlant();
  const feel = (tag: string): number => FELT[tag] ?? plant.feel(tag);
  rig = createAvrRig({ rig: timed, pins: MEGA_PIN, plant: { ...plant, feel } });
  await rig.ready();

  let samples = await rig.during(rig.body.sample());
  // A DHT22 answers of the time before; the counter wants a stretch of flow.
  for (let round = 0; round < 3; round++) {
    await drive(rig, { pump: 1 }, 5000);
    samples = await rig.during(rig.body.sample());
  }
  const values = Object.fromEntries(samples.map((s) => [s.tag, 'raw' in s ? s.raw : s.fault]));
  expect(samples.filter((sample) => 'fault' in sample)).toEqual([]);
  for (const [tag, felt] of Object.entries({ ...FELT, 'tank.level': 120 / 5 })) {
    expect(Math.abs(Number(values[tag]) - felt), tag).toBeLessThan(/level|flow/.test(tag) ? 0.5 : 0.051);
  }
});
