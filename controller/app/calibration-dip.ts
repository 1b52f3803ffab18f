// What is true in the reference that a technician has named, or what is wrong with it.
import type { CalibrationPointRequest } from '../contract/calibration.ts';
import { type Because, because } from '../core/because.ts';
import {
  procedureOf,
  type Reference,
  trueValue,
  wantsPressure,
  wantsTemperature,
} from '../core/calibration/reference.ts';
import type { Channel, Site } from '../core/installation.ts';
import { illuminanceOfDaylight } from '../core/physics/light.ts';
import { isPressureOf, standardPressure } from '../core/physics/pressure.ts';
import { clearSkyRadiation, hoursFromNoon } from '../core/physics/sun.ts';
import { err, ok, type Result } from '../core/result.ts';
import { kilopascal } from '../core/units.ts';
import type { Clock } from '../ports.ts';
import type { Dip } from './calibration-watch.ts';

type Asked = Omit<CalibrationPointRequest, 'session'>;

interface Around {
  readonly site: Site;
  readonly clock: Pick<Clock, 'now' | 'trust'>;
  /** kPa, as the barometer of the house last said. */
  readonly pressure: number | undefined;
}

/** h before and after noon in which the sun moves so little that a passing cloud shows. */
const AROUND_NOON = 1;

export const toDip = ({ quantity }: Channel, request: Asked, around: Around): Result<Dip, Because> => {
  const { reference, temperature } = request;
  if (!procedureOf(quantity)?.references.includes(reference.kind))
    return err(because('calibration.wrong-reference'));
  if (wantsTemperature(reference) && temperature === undefined)
    return err(because('calibration.temperature-wanted'));
  const pressure = pressureFor(request, around);
  if (!pressure.ok) return pressure;
  const sky = skyFor(reference, around);
  if (!sky.ok) return sky;
  const value = trueValue(reference, { temperature, pressure: pressure.value, sky: sky.value });
  if (value === undefined)
    return err(because('calibration.outside-table', { temperature: temperature ?? '' }));
  const { pressure: _asked, ...rest } = request;
  return ok({ ...rest, value, ...(pressure.value === undefined ? {} : { pressure: pressure.value }) });
};

/** kPa: what the technician says, else the barometer; undefined where it does not matter. */
const pressureFor = (
  { reference, pressure: said }: Asked,
  { site: { altitude }, pressure: measured }: Around,
): Result<number | undefined, Because> => {
  if (!wantsPressure(reference)) return ok(undefined);
  const pressure = said ?? measured;
  if (pressure === undefined) return err(because('calibration.pressure-wanted'));
  return isPressureOf(altitude, kilopascal(pressure))
    ? ok(pressure)
    : err(
        because('calibration.pressure-not-here', { pressure, here: Math.round(standardPressure(altitude)) }),
      );
};

/** lx that a clear sky gives now; undefined where it does not matter. */
const skyFor = ({ kind }: Reference, { site, clock }: Around): Result<number | undefined, Because> => {
  if (kind !== 'noon') return ok(undefined);
  if (clock.trust() === 'unknown') return err(because('calibration.clock-wanted'));
  const here = { ...site, at: clock.now() };
  return Math.abs(hoursFromNoon(here)) <= AROUND_NOON
    ? ok(illuminanceOfDaylight(clearSkyRadiation(here)))
    : err(because('calibration.not-noon'));
};
