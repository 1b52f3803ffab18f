// One rig with all the parts that the family's does not have, on the emulated board in the virtual greenhouse: every tag becomes
// a good reading that is true, a broken part turns its own tags into faults and no others, and a mended one comes back.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContradictions, toInstallation } from '../../controller/app/installation.ts';
import { siteSchema } from '../../controller/contract/profile.ts';
import type { QuantityKind } from '../../controller/core/quantities.ts';
import { isGood, type Reading, type Tag } from '../../controller/core/reading.ts';
import { type SensingMemory, sense } from '../../controller/core/signal/sense.ts';
import { seconds } from '../../controller/core/units.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import type { ChipFault } from '../../hardware/emulator/chips/chip-fault.ts';
import type { Greenhouse } from '../../hardware/twin/greenhouse.ts';
import { type AvrRig, createAvrRig, drive } from '../support/avr-rig.ts';
import { familyWithEveryPart } from '../support/part-rigs.ts';
import { lettuce } from '../unit/core/house.ts';
import { greenhouseAt } from '../unit/twin/batallas.ts';

const PERIOD = seconds(5);
const site = siteSchema.parse(JSON.parse(readFileSync('profiles/sites/batallas.json', 'utf8')));
const rigFile = familyWithEveryPart();
const { channels } = toInstallation(rigFile, site);
const TAGS = channels.map(({ tag }) => tag);

/** How near a good reading must come to what the probe feels, in the unit of its kind. */
const NEAR: Readonly<Partial<Record<QuantityKind, number>>> = {
  airTemperature: 0.3,
  humidity: 1,
  pressure: 0.05,
  illuminance: 500,
  waterTemperature: 0.2,
  acidity: 0.1,
  conductivity: 0.1,
  level: 2.5,
  flow: 1,
};

let rig: AvrRig;
let plant: Greenhouse;
let memory: SensingMemory = {};
let readings: Readonly<Record<Tag, Reading>> = {};

/** Rounds of the loop with the pump on, as far as sensing goes. */
const live = async (rounds: number): Promise<void> => {
  for (let round = 0; round < rounds; round++) {
    await drive(rig, { pump: 1 }, PERIOD);
    const samples = await rig.during(rig.body.sample());
    const { clock } = rig;
    const now = { now: clock.now(), monotonic: clock.monotonic(), period: PERIOD, linkReady: true };
    ({ memory, readings } = sense(channels, samples, memory, now));
  }
};

const notGood = (): readonly Tag[] => TAGS.filter((tag) => !isGood(readings[tag]));

/** A busy machine needs longer for it than the ten seconds that a hook is given. */
const START_MS = 60_000;

beforeAll(async () => {
  plant = greenhouseAt(Date.UTC(2026, 9, 5, 15));
  rig = createAvrRig({ rig: rigFile, plant });
  await rig.ready();
  await live(4);
}, START_MS);
afterAll(() => rig.close());

it('is a rig that can be carried out', () => {
  expect(findRigProblems(rigFile)).toEqual([]);
  expect(findContradictions(rigFile, lettuce)).toEqual([]);
});

it('every tag is a good reading, and near to what its probe feels', () => {
  expect(notGood()).toEqual([]);
  for (const { tag, quantity } of channels) {
    const reading = readings[tag];
    if (!isGood(reading)) throw new Error(`${tag} is not good`);
    expect(Math.abs(reading.value - plant.feel(tag)), tag).toBeLessThan(NEAR[quantity] ?? 0);
  }
  expect(plant.feel('water.flow-rate')).toBeGreaterThan(1);
});

it('all of them are read within two seconds', async () => {
  const started = rig.clock.monotonic();
  await rig.during(rig.body.sample());
  expect(rig.clock.monotonic() - started).toBeLessThanOrEqual(2000);
});

const BREAKS: readonly [tag: Tag, fault: ChipFault, said: string, also: readonly Tag[]][] = [
  ['air.temperature', 'absent', 'no-answer', ['air.humidity', 'tank.level']],
  ['air.temperature', 'corrupt', 'bad-checksum', ['air.humidity', 'tank.level']],
  ['outside.temperature', 'absent', 'no-answer', ['outside.humidity', 'air.pressure']],
  ['solution.acidity', 'absent', 'no-answer', ['solution.conductivity']],
  ['solution.acidity', 'corrupt', 'bad-checksum', ['solution.conductivity']],
  ['water.flow-rate', 'corrupt', 'out-of-range', []],
  ['tank.level', 'absent', 'no-answer', []],
];

describe.each(BREAKS)('when the part of %s is %s', (tag, fault, said, also) => {
  it(`it is ${said}, with all that hangs on it and nothing else`, async () => {
    rig.site.part(tag).fail(fault);
    await live(1);
    expect(readings[tag]).toMatchObject({ quality: 'bad', why: said });
    expect([...notGood()].sort()).toEqual([tag, ...also].sort());
  });

  it('and it comes back when it is mended', async () => {
    rig.site.part(tag).fail(undefined);
    await live(3);
    expect(notGood()).toEqual([]);
  });
});
