// A dose on the board without firmware: as long as it was asked, beside rounds that name none, and into the tank.
import { expect, test } from 'vitest';
import { createSteppedClock } from '../../../controller/app/stepped-clock.ts';
import { rigSchema } from '../../../controller/contract/rig.ts';
import type { Command } from '../../../controller/core/command.ts';
import { millis, seconds } from '../../../controller/core/units.ts';
import { createTwinBoard } from '../../../hardware/twin/board.ts';
import { storedSalt } from '../../../hardware/twin/solution.ts';
import { commands, quietRig } from '../../support/body-orders.ts';
import { greenhouseAt, localTime } from './batallas.ts';

const START = localTime(7, 10, 12);
const doser = {
  id: 'doser-a',
  kind: 'doser',
  driver: 'relay',
  config: { pin: 9, activeLow: false },
  shortestOnSeconds: 1,
  shortestOffSeconds: 1,
  longestOnSeconds: 60,
  doses: 'a',
  mlPerSecond: 10,
};
const rig = rigSchema.parse({ ...quietRig(), actuators: [...quietRig().actuators, doser] });

test('is given once, for its own length, and changes the water', async () => {
  const plant = greenhouseAt(START);
  const board = createTwinBoard({ rig, plant, clock: createSteppedClock(START) });
  board.vouch(seconds(3600));
  const round = async (dose: boolean) => {
    const orders = commands(rig, { pump: 1 }).map(
      (command): Command =>
        dose && command.actuator === 'doser-a'
          ? { ...command, dose: { ml: 190, length: millis(19_000) } }
          : command,
    );
    const status = (await board.actuate(orders)).find(({ actuator }) => actuator === 'doser-a');
    board.advance(5000);
    return status?.duty;
  };
  await round(false);
  const salt = () => storedSalt(plant.state().house.solution);
  const before = salt();
  const duties = [await round(true)];
  for (let n = 0; n < 5; n++) duties.push(await round(false));
  expect(duties).toEqual([1, 1, 1, 1, 0, 0]);
  // 190 mL of A with its 76 mL of B would bring 49 mS/cm·L (La Molina); A alone is the larger half.
  expect(salt() - before).toBeGreaterThan(20);
});
