// The family's own rig: its host dies, and the board opens and shuts the vent by the thermistor, in °C as the rig says.
import { expect, it } from 'vitest';
import { seconds } from '../../controller/core/units.ts';
import type { Plant } from '../../hardware/plant.ts';
import { thermistorVolts } from '../../hardware/twin/thermistor.ts';
import { type AvrRig, createAvrRig, createStandingPlant, PIN } from '../support/avr-rig.ts';
import { familyRig } from '../support/body-orders.ts';

const MINUTE = 60_000;

/** A house whose warmth at the vent is set by hand; `undefined` is a broken wire. */
const createWarmHouse = (start: number): { plant: Plant; warm(celsius: number | undefined): void } => {
  let celsius: number | undefined = start;
  const standing = createStandingPlant();
  return {
    plant: {
      ...standing,
      volts: (tag) =>
        tag === 'vent.temperature'
          ? celsius === undefined
            ? 5
            : thermistorVolts(celsius)
          : standing.volts(tag),
    },
    warm: (next) => {
      celsius = next;
    },
  };
};

const hostDies = async (start: number) => {
  const house = createWarmHouse(start);
  const rig = createAvrRig({ rig: familyRig(), plant: house.plant });
  await rig.ready();
  await beat(rig);
  return { ...house, rig };
};

/** A living host that orders nothing. */
const beat = async (rig: AvrRig): Promise<void> => {
  rig.body.vouch(seconds(2));
  await rig.during(rig.body.actuate([]));
  await rig.run(1500);
};

/** Seconds that a pin has been on since change number `from`. */
const ran = ({ changes }: AvrRig, pin: number, from: number): number => {
  const own = changes.slice(from).filter((change) => change.pin === pin);
  const ms = own.reduce((sum, { driven, at }) => sum + (driven === 1 ? -at : at), 0);
  return Math.round(ms / 1000);
};

/** The board alone for `minutes`: how long the motor ran either way, s. */
const alone = (rig: AvrRig, minutes: number) => {
  const from = rig.changes.length;
  rig.site.board.run(minutes * MINUTE);
  return { opening: ran(rig, PIN.open, from), closing: ran(rig, PIN.close, from) };
};

it('opens from 26 °C, shuts from 18 °C, and stays as it is in between', async () => {
  const { rig, warm } = await hostDies(22);
  expect(alone(rig, 2)).toEqual({ opening: 0, closing: 0 });
  warm(25.6);
  expect(alone(rig, 2)).toEqual({ opening: 0, closing: 0 });
  warm(26.4);
  expect(alone(rig, 2)).toEqual({ opening: 66, closing: 0 });
  warm(18.4);
  expect(alone(rig, 2)).toEqual({ opening: 0, closing: 0 });
  warm(17.6);
  expect(alone(rig, 2)).toEqual({ opening: 0, closing: 66 });
  await rig.close();
});

it('moves nothing on a broken wire, and never the heater', async () => {
  const { rig, warm } = await hostDies(22);
  warm(undefined);
  const from = rig.changes.length;
  expect(alone(rig, 5)).toEqual({ opening: 0, closing: 0 });
  expect(rig.changes.slice(from).filter(({ pin, driven }) => pin === PIN.heater && driven === 0)).toEqual([]);
  await rig.close();
});

it('a vent that a person has stopped stays where it is', async () => {
  const { rig, warm } = await hostDies(22);
  rig.body.forbidFallback(['vent']);
  await beat(rig);
  warm(30);
  expect(alone(rig, 2)).toEqual({ opening: 0, closing: 0 });
  await rig.close();
});
