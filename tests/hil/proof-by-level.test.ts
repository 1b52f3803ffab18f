// A pump that empties a tank is proved by the level, through a transmitter and through a ranger: real loop, real firmware, and
// water that moves only while the relay's pin says so, or in spite of it.
import { afterEach, describe, expect, it } from 'vitest';
import type { Cycle } from '../../controller/app/loop.ts';
import type { Rig } from '../../controller/contract/rig.ts';
import { acknowledge } from '../../controller/core/alarms.ts';
import type { Plant, PlantInputs } from '../../hardware/plant.ts';
import { type AvrRig, createAvrRig, createStandingPlant } from '../support/avr-rig.ts';
import { quietRig } from '../support/body-orders.ts';
import { disobedience, type JudgedRig, judge } from '../support/judged-rig.ts';
import { familyWith, rangerOn } from '../support/part-rigs.ts';

const MINUTE = 60_000;
const WITHIN_SECONDS = 90;
/** L a minute that the pump takes out of the tank. */
const RATE = 12;
const FULL = 190;

const provedByLevel = (rig: Rig): Rig => ({
  ...rig,
  sensors: rig.sensors.filter(({ driver }) => driver !== 'thermistor'),
  actuators: quietRig()
    .actuators.filter(({ kind }) => kind === 'pump')
    .map((pump) => ({
      ...pump,
      proof: { by: 'level', tag: 'tank.level', change: -10, withinSeconds: WITHIN_SECONDS },
    })),
});

const BY: readonly (readonly [string, () => Rig])[] = [
  ['a level transmitter', () => provedByLevel(quietRig())],
  ['a ranger', () => provedByLevel(familyWith([rangerOn(10, 11, 'tank.level')]))],
];

/** A tank that the pump empties; its hose may be off, its relay welded. */
const createTank = () => {
  const standing = createStandingPlant({ 'outside.temperature': 12 });
  const tank = { level: FULL, isHoseOff: false, isWelded: false };
  const flows = ({ pump }: PlantInputs): boolean => (pump > 0 || tank.isWelded) && !tank.isHoseOff;
  const plant: Plant = {
    ...standing,
    advance(ms, inputs) {
      standing.advance(ms, inputs);
      if (flows(inputs)) tank.level = Math.max(0, tank.level - (RATE * ms) / MINUTE);
    },
    feel: (tag) => (tag === 'tank.level' ? tank.level : standing.feel(tag)),
    volts: (tag) => (tag === 'tank.level' ? (tank.level + 25) / 50 : standing.volts(tag)),
  };
  return { tank, plant };
};

describe.each(BY)('a pump proved by %s', (_by, rigOf) => {
  let rig: AvrRig;
  afterEach(() => rig.close());

  const open = async (): Promise<JudgedRig & { readonly tank: ReturnType<typeof createTank>['tank'] }> => {
    const { tank, plant } = createTank();
    rig = createAvrRig({ rig: rigOf(), plant });
    await rig.ready();
    const judged = judge(rig);
    await judged.live(MINUTE);
    return { ...judged, tank };
  };
  const isProved = ({ result }: Cycle): boolean => result.proofs['pump'] === 'proved';
  const tells = (alarm: string) => (cycle: Cycle) => disobedience(cycle).includes(alarm);

  it('is proved by water that goes, and at rest nothing is told', async () => {
    const { hold, live, until } = await open();
    hold('pump', 'on');
    expect(await until('the proof', isProved, 2 * MINUTE)).toBeLessThanOrEqual((WITHIN_SECONDS + 10) * 1000);
    hold('pump', 'off');
    const rested = await live(10 * MINUTE);
    expect(disobedience(rested)).toEqual([]);
    expect(rested.outputs).toMatchObject([{ actuator: 'pump', duty: 0 }]);
  });

  it('is ordered and not happening where the water stays; told in time, and over when it goes and somebody has looked', async () => {
    const { hold, live, until, loop, tank } = await open();
    tank.isHoseOff = true;
    hold('pump', 'on');
    const told = await until('the alarm', tells('no-effect:pump'), 5 * MINUTE);
    expect(told).toBeLessThanOrEqual((WITHIN_SECONDS + 15) * 1000);
    tank.isHoseOff = false;
    await until('the proof', isProved, 5 * MINUTE);
    expect(disobedience(await live(30_000))).toEqual(['no-effect:pump']);
    expect(loop.amend('no-effect:pump', acknowledge)).toBeDefined();
    expect(disobedience(await live(10_000))).toEqual([]);
  });

  it('is happening and not ordered where the water goes on; told, and over when it stands and somebody has looked', async () => {
    const { hold, live, until, loop, tank } = await open();
    hold('pump', 'on');
    await live(90_000);
    tank.isWelded = true;
    hold('pump', 'off');
    await until('the alarm', tells('stuck-on:pump'), 8 * MINUTE);
    const { outputs } = await live(5000);
    // The board is not to blame: it has let go of the relay.
    expect(outputs).toMatchObject([{ actuator: 'pump', duty: 0 }]);
    tank.isWelded = false;
    await live(5 * MINUTE);
    expect(loop.amend('stuck-on:pump', acknowledge)).toBeDefined();
    expect(disobedience(await live(10_000))).toEqual([]);
  });
});
