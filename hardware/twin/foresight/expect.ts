// What the model of the house expects of the air of the last half hour. It lives the day that was by the weather, the light and what
// outputs did alone: `liveAgain` lets ground and walls follow the measured air, which would let a probe that drifts take its judge along.
import type { Expected } from '../../../controller/core/house-witness.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { type Scratch, stepClimate } from '../house.ts';
import { humidityOf } from '../moisture.ts';
import { roughHouse } from '../spin-up.ts';
import { BODY } from '../state.ts';
import type { Outside } from '../weather.ts';
import { AGAIN, driveAs, STEP_S, standingDrive } from './again.ts';
import { type Lived, SPAN_MS } from './record.ts';

/** Of five minutes each: half an hour. */
const LOOKED_AT = 6;

/** `past`: the weather of each five minutes of the day. */
export const expectAir = (scratch: Scratch, day: readonly Lived[], past: readonly Outside[]): Expected => {
  const house = roughHouse(scratch.c, past[0] as Outside);
  const drive = standingDrive(scratch.c);
  const seen: { readonly air: number; readonly humidity: number }[] = [];
  for (let turn = 0; turn < AGAIN; turn += 1)
    day.forEach((lived, n) => {
      driveAs(drive, scratch.c, lived);
      stepClimate(scratch, house, past[n] as Outside, drive, STEP_S);
      const air = house.temperatures[BODY.air];
      if (turn === AGAIN - 1 && n >= day.length - LOOKED_AT)
        seen.push({ air, humidity: humidityOf(house.vapour, air) });
    });
  const latest = day.slice(-LOOKED_AT);
  const beside = (of: 'air' | 'humidity') => ({
    expected: meanOf(seen.map((each) => each[of])) ?? Number.NaN,
    measured: meanOf(latest.flatMap((lived) => lived[of] ?? [])),
  });
  const hidden = latest.find((lived) => lived.hidden !== undefined)?.hidden;
  return {
    at: timestamp((day.at(-1)?.at ?? 0) + SPAN_MS),
    sun: meanOf(past.slice(-LOOKED_AT).map(({ radiation }) => radiation)) ?? 0,
    air: beside('air'),
    humidity: beside('humidity'),
    ...(hidden ? { hidden } : {}),
  };
};

const meanOf = (values: readonly number[]): number | undefined =>
  values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
