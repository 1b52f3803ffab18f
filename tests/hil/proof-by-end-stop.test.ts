// A vent is proved by the contacts at its ends: real loop, real firmware, a motor that turns only while its relay's pin says so, a
// flap that may jam, or that the wind may lift.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Cycle } from '../../controller/app/loop.ts';
import { type Rig, rigSchema } from '../../controller/contract/rig.ts';
import { acknowledge } from '../../controller/core/alarms.ts';
import { findRigProblems } from '../../hardware/check-rig.ts';
import type { Plant } from '../../hardware/plant.ts';
import { type AvrRig, createAvrRig, createStandingPlant } from '../support/avr-rig.ts';
import { quietRig } from '../support/body-orders.ts';
import { disobedience, type JudgedRig, judge } from '../support/judged-rig.ts';
import { sensorOf } from '../support/part-rigs.ts';

const MINUTE = 60_000;
const TRAVEL_MS = 60_000;
const WITHIN_SECONDS = 90;

const contactOn = (pin: number, tag: string) =>
  sensorOf('contact', { pin, pullUp: true }, { of: 'closed', tag, quantity: 'contact' });

const rigWithEndStops = (): Rig => {
  const { sensors, actuators, ...family } = quietRig();
  const proof = { by: 'end-stop', open: 'vent.open', shut: 'vent.shut', withinSeconds: WITHIN_SECONDS };
  return rigSchema.parse({
    ...family,
    sensors: [...sensors, contactOn(8, 'vent.open'), contactOn(12, 'vent.shut')],
    actuators: actuators.filter(({ kind }) => kind === 'vent').map((vent) => ({ ...vent, proof })),
  });
};

/** A flap between two contacts. */
const createFlap = () => {
  const standing = createStandingPlant({ 'outside.temperature': 12 });
  const flap = { position: 0, isJammed: false };
  const ends: Readonly<Record<string, () => boolean>> = {
    'vent.open': () => flap.position >= 1,
    'vent.shut': () => flap.position <= 0,
  };
  const plant: Plant = {
    ...standing,
    advance(ms, inputs) {
      standing.advance(ms, inputs);
      const moved = flap.isJammed ? 0 : (inputs.ventMotor * ms) / TRAVEL_MS;
      flap.position = Math.min(1, Math.max(0, flap.position + moved));
    },
    feel: (tag) => (ends[tag] ? Number(ends[tag]()) : standing.feel(tag)),
  };
  return { flap, plant };
};

let rig: AvrRig;
let judged: JudgedRig;
let flap: ReturnType<typeof createFlap>['flap'];

const TOLD = ['no-effect:vent'];
const isTold = (cycle: Cycle): boolean => disobedience(cycle).includes('no-effect:vent');
const isQuiet = (cycle: Cycle): boolean => disobedience(cycle).length === 0;
const isProved = ({ result }: Cycle): boolean => result.proofs['vent'] === 'proved';
/** The motor has come to rest too. */
const isShut = (cycle: Cycle): boolean => isProved(cycle) && cycle.outputs[0]?.duty === 0;

beforeEach(async () => {
  const created = createFlap();
  flap = created.flap;
  rig = createAvrRig({ rig: rigWithEndStops(), plant: created.plant });
  await rig.ready();
  judged = judge(rig);
  // From a position that nobody knows the motor first drives to its shut end.
  await judged.until('the vent to be shut', isShut, 3 * MINUTE);
});
afterEach(() => rig.close());

it('is a rig that can be carried out', () => {
  expect(findRigProblems(rig.rig)).toEqual([]);
});

it('is proved at both ends, and nothing is told on the way', async () => {
  judged.hold('vent', 'on');
  await judged.live(5000);
  await judged.until('the vent to be seen open', isProved, 2 * MINUTE);
  expect(flap.position).toBe(1);
  judged.hold('vent', 'off');
  await judged.live(12 * MINUTE);
  const shut = await judged.live(5000);
  expect(flap.position).toBe(0);
  expect([isProved(shut), disobedience(shut)]).toEqual([true, []]);
});

it('is ordered and not happening where it jams; told in time, and over when it is shut again and somebody has looked', async () => {
  flap.isJammed = true;
  judged.hold('vent', 'on');
  const told = await judged.until('the alarm', isTold, 4 * MINUTE);
  expect(told).toBeGreaterThan(TRAVEL_MS);
  expect(told).toBeLessThanOrEqual((WITHIN_SECONDS + 15) * 1000);
  flap.isJammed = false;
  judged.hold('vent', 'off');
  await judged.until('the vent to be seen shut', isShut, 15 * MINUTE);
  expect(disobedience(await judged.live(30_000))).toEqual(TOLD);
  expect(judged.loop.amend('no-effect:vent', acknowledge)).toBeDefined();
  await judged.until('silence', isQuiet, MINUTE);
});

it('is happening and not ordered where the wind lifts it; told, and over when it lies again and somebody has looked', async () => {
  flap.position = 0.6;
  await judged.until('the alarm', isTold, 4 * MINUTE);
  const lifted = await judged.live(5000);
  // The board believes it shut: only the contact knows.
  expect(lifted.outputs).toMatchObject([{ actuator: 'vent', duty: 0 }]);
  flap.position = 0;
  await judged.until('the vent to be seen shut', isProved, MINUTE);
  expect(judged.loop.amend('no-effect:vent', acknowledge)).toBeDefined();
  await judged.until('silence', isQuiet, MINUTE);
});
