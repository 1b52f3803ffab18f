// Every part that the family's own rig does not have, on the released firmware of the Mega: DHT22, BME280, ADS1115, ranger and flow
// meter give what they feel, and one that breaks takes its own values with it and no others.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Sample } from '../../controller/core/reading.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import type { ChipFault } from '../../hardware/emulator/chips/chip-fault.ts';
import {
  type AvrRig,
  createAvrRig,
  createStandingPlant,
  drive,
  STANDING,
  STANDING_VOLTS,
} from '../support/avr-rig.ts';
import { quieten } from '../support/body-orders.ts';
import { MEGA_PIN, megaRig } from '../support/mega-rig.ts';
import { familyWithEveryPart } from '../support/part-rigs.ts';

const LITRES_A_MINUTE = 6;

/** What the host must be given, each in its driver's own unit, and how near. */
const WANTED: Readonly<Record<string, readonly [value: number | undefined, within: number]>> = {
  'air.temperature': [STANDING['air.temperature'], 0.051],
  'air.humidity': [STANDING['air.humidity'], 0.051],
  'outside.temperature': [STANDING['outside.temperature'], 0.02],
  'outside.humidity': [STANDING['outside.humidity'], 0.1],
  'air.pressure': [STANDING['air.pressure'], 0.01],
  'solution.acidity': [STANDING_VOLTS['solution.acidity'], 0.001],
  'solution.conductivity': [STANDING_VOLTS['solution.conductivity'], 0.001],
  // cm of 5 L each.
  'tank.level': [(STANDING['tank.level'] ?? 0) / 5, 0.3],
  'water.flow-rate': [LITRES_A_MINUTE, 0.2],
};
const TAGS = Object.keys(WANTED);

let rig: AvrRig;
/** The last round's samples; a DHT22 answers of the time before, a counter wants a stretch of flow. */
const live = async (rounds: number): Promise<ReadonlyMap<string, Sample>> => {
  let samples: readonly Sample[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await drive(rig, { pump: 1 }, 5000);
    samples = await rig.during(rig.body.sample());
  }
  return new Map(samples.map((sample) => [sample.tag, sample]));
};

const faulty = (samples: ReadonlyMap<string, Sample>): readonly string[] =>
  [...samples.values()]
    .flatMap((sample) => ('fault' in sample ? [`${sample.tag} ${sample.fault}`] : []))
    .sort();

beforeAll(async () => {
  const every = megaRig(quieten(familyWithEveryPart()));
  expect(findRigProblems(every)).toEqual([]);
  const plant = createStandingPlant({ 'water.flow-rate': LITRES_A_MINUTE });
  rig = createAvrRig({ rig: every, pins: MEGA_PIN, plant });
  await rig.ready();
}, 60_000);
afterAll(() => rig.close());

it('all of them give what they feel', async () => {
  const samples = await live(4);
  expect(faulty(samples)).toEqual([]);
  for (const tag of TAGS) {
    const sample = samples.get(tag);
    const [value = Number.NaN, within] = WANTED[tag] ?? [];
    expect(Math.abs((sample && 'raw' in sample ? sample.raw : Number.NaN) - value), tag).toBeLessThan(
      within ?? 0,
    );
  }
});

const BREAKS: readonly [tag: string, fault: ChipFault, said: readonly string[]][] = [
  [
    'outside.temperature',
    'absent',
    ['air.pressure no-answer', 'outside.humidity no-answer', 'outside.temperature no-answer'],
  ],
  ['solution.acidity', 'absent', ['solution.acidity no-answer', 'solution.conductivity no-answer']],
  ['tank.level', 'absent', ['tank.level no-answer']],
];

it.each(BREAKS)('where %s is %s nothing else falls silent, and it comes back', async (tag, fault, said) => {
  rig.site.part(tag).fail(fault);
  expect(faulty(await live(1))).toEqual(said);
  rig.site.part(tag).fail(undefined);
  expect(faulty(await live(3))).toEqual([]);
});
