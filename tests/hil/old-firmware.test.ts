// A board that was flashed before there were programs, doses and timed readings: an early 1.1.0 from this project's own releases
// answers UNKNOWN_TYPE to them. What it can do goes on, what it cannot is said, and nothing is guessed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type AvrRig, createAvrRig, drive } from '../support/avr-rig.ts';
import { familyRig, quieten, quietRig } from '../support/body-orders.ts';
import { dht22On, FLOW_METER, familyWith, rangerOn, withServoVent } from '../support/part-rigs.ts';

const EARLY = readFileSync(join(import.meta.dirname, 'programs/uno-1.1.0.hex'), 'utf8');

let rig: AvrRig;
afterEach(() => rig.close());

const errors = (): readonly string[] =>
  rig.log.lines.filter(({ level }) => level === 'error').map(({ message }) => message);

it('drives and is read by everything that it does know', async () => {
  rig = createAvrRig({ rig: quietRig(), hex: EARLY });
  await rig.ready();
  const confirmed = await drive(rig, { pump: 1 }, 3000);
  expect(confirmed.find(({ actuator }) => actuator === 'pump')?.duty).toBe(1);
  const samples = await rig.during(rig.body.sample());
  expect(samples.filter((sample) => 'fault' in sample)).toEqual([]);
  expect(errors()).toEqual([]);
});

it('says once of each part that it cannot time what to do about it, and gives no number for it', async () => {
  const timed = [dht22On(9, 'air'), rangerOn(10, 11, 'tank.level'), FLOW_METER];
  rig = createAvrRig({ rig: quieten(familyWith(timed)), hex: EARLY });
  await rig.ready();
  for (let round = 0; round < 3; round += 1) {
    await drive(rig, { pump: 1 }, 3000);
    const samples = await rig.during(rig.body.sample());
    const faults = samples.flatMap((sample) => ('fault' in sample ? [[sample.tag, sample.fault]] : []));
    expect(Object.fromEntries(faults)).toEqual({
      'air.temperature': 'no-answer',
      'air.humidity': 'no-answer',
      'tank.level': 'no-answer',
      'water.flow-rate': 'no-answer',
    });
  }
  expect(errors().toSorted()).toEqual(
    ['DHT22', 'flow meter', 'ranger'].map((part) => `the board's firmware is too old for a ${part}`),
  );
});

it.each([
  ['the crop relies on its programs', familyRig(), '1.2.0'],
  ['a servo hangs on it', withServoVent(quietRig()), '1.3.0'],
])('is refused where %s, in words that say to flash it, and drives nothing', async (_what, file, needed) => {
  rig = createAvrRig({ rig: file, hex: EARLY });
  await rig.until('the link to be refused', () => rig.body.link().state === 'refused');
  expect(rig.body.link().because).toEqual({
    key: 'link.old-firmware',
    params: { port: 'virtual', firmware: '1.1.0', needed },
  });
  await drive(rig, { pump: 1, heater: 1 }, 5000);
  expect(rig.changes.filter(({ pin, driven }) => driven === (pin === 6 ? 0 : 1))).toEqual([]);
});
