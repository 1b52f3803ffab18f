// A motor whose travel is written too short stops half-way and is believed to have arrived: in the shipped rigs and in the compared
// house every vent, screen and shade is given the time that the virtual one needs.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type RigActuator, rigSchema } from '../../../controller/contract/rig.ts';
import { KINDS } from '../../../hardware/twin/kinds/index.ts';
import { FITTINGS } from '../../bench/control/fittings.ts';

const RIGS = 'hardware/rigs';
const { ventTravel, screenTravel, shadeTravel } = KINDS['carpa-solar'];
const NEEDED: Readonly<Record<string, number>> = {
  vent: ventTravel.value,
  screen: screenTravel.value,
  shade: shadeTravel.value,
};

const houses: readonly (readonly [string, readonly RigActuator[]])[] = [
  ...readdirSync(RIGS).map(
    (file) => [file, rigSchema.parse(JSON.parse(readFileSync(`${RIGS}/${file}`, 'utf8'))).actuators] as const,
  ),
  ['the compared house', FITTINGS],
];

test.each(houses)('%s: its motors reach both ends before the board stops them', (_, actuators) => {
  for (const { kind, config, longestOnSeconds } of actuators.filter((each) => each.kind in NEEDED)) {
    const seconds = NEEDED[kind];
    expect(config).toMatchObject({ travelOpenSeconds: seconds, travelCloseSeconds: seconds });
    expect(longestOnSeconds).toBeGreaterThanOrEqual(1.2 * (seconds ?? Number.NaN));
  }
});
