// Which vents open first in wind: those on the lee side, where wind draws air out and cannot get under the flap. What they cannot give
// the windward ones add. In calm, without a vane, or where no vent says which way it faces, all open alike.
// Practice: lee side first, windward from the middle of the range on (Bakker et al., Greenhouse Climate Control, 1995, 4.2).
import type { Actuator } from '../installation.ts';
import { goodValue } from '../reading.ts';
import { OUTSIDE_WIND, WIND_DIRECTION } from '../tags.ts';
import type { Situation } from './situation.ts';

/** m/s below which the wind comes from everywhere: a vane turns from about 1 m/s. */
const CALM = 2;
/** ° between where a vent faces and where the wind comes from, from which it stands in the lee. */
const LEE = 90;
const CIRCLE = 360;

/** ° from one direction to another, the shorter way round: 0…180. */
const angleBetween = (a: number, b: number): number => {
  const apart = Math.abs(a - b) % CIRCLE;
  return Math.min(apart, CIRCLE - apart);
};

/** The share of its travel that each vent shall open for so much opening of them all: same order, and the same sum up to full. */
export const byLee = (
  vents: readonly Pick<Actuator, 'faces'>[],
  wanted: number,
  { readings }: Pick<Situation, 'readings'>,
): readonly number[] => {
  const wind = goodValue(readings[OUTSIDE_WIND]);
  const from = goodValue(readings[WIND_DIRECTION]);
  const alike = vents.map(() => wanted);
  if (wind === undefined || wind < CALM || from === undefined || wanted <= 0 || wanted >= 1) return alike;
  const inLee = vents.map(({ faces }) => faces === undefined || angleBetween(faces, from) >= LEE);
  const lee = inLee.filter((each) => each).length;
  const windward = vents.length - lee;
  if (lee === 0 || windward === 0) return alike;
  const all = wanted * vents.length;
  return inLee.map((each) => (each ? Math.min(1, all / lee) : Math.max(0, (all - lee) / windward)));
};
