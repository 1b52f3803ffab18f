// What it cost: heat, electricity, water, nutrients, wear of motors and relays.
// The watts of the parts are the twin's.
import type { ElectricPart, Moment } from '../moment.ts';
import { hoursWhile, type Metric, total } from './metric.ts';

const JOULES_PER_KWH = 3.6e6;
/** L/min: below, no water runs along the roots. */
const FLOWING = 1;

/** J of each kind of electric part; the heater is counted apart. */
const PARTS: Readonly<Record<ElectricPart, (now: Moment) => number>> = {
  pump: ({ work, watts }) => work.pump * watts.pump,
  aerator: ({ work, watts }) => work.aerator * watts.aerator,
  fan: ({ work, watts }) => work.fan * watts.fan,
  fogger: ({ work, watts }) => work.fogger * watts.fogger,
  motor: ({ work, watts }) => work.motor * watts.motor,
  // An empty battery takes the computer off as well.
  computer: ({ hours, watts, isDark }) => (isDark ? 0 : hours * 3600 * watts.computer),
};

const electric = (part: ElectricPart): Metric =>
  total(`${part}Kwh`, 'kWh', `electricity of the ${part}`, (now) => PARTS[part](now) / JOULES_PER_KWH);

const heat = ({ work, heaterPower }: Moment): number => (work.heater * heaterPower) / JOULES_PER_KWH;

const ENERGY: readonly Metric[] = [
  total('heatKwh', 'kWh', 'heat given', heat),
  total('electricKwh', 'kWh', 'pumps, fans, motors, computer; without the heater', (now) =>
    Object.values(PARTS).reduce((sum, joules) => sum + joules(now) / JOULES_PER_KWH, 0),
  ),
  electric('pump'),
  electric('aerator'),
  electric('fan'),
  electric('fogger'),
  electric('motor'),
  electric('computer'),
];

const MATTER: readonly Metric[] = [
  total('waterLitres', 'L', 'left the tank', ({ litres }, before) => Math.max(0, before.litres - litres)),
  total('nutrientMl', 'mL', 'stock solution A and B', ({ work }) => work.nutrient),
  total('acidMl', 'mL', 'acid', ({ work }) => work.acid),
  total('baseMl', 'mL', 'base', ({ work }) => work.base),
];

const WEAR: readonly Metric[] = [
  total('ventMoves', '', 'a vent began to move', ({ work }) => work.ventMoves),
  total('westVentMoves', '', 'of these the second vent', ({ work }) => work.westVentMoves),
  total('ventReversals', '', 'the vent began to move the other way', ({ work }) => work.ventReversals),
  total('screenMoves', '', 'the screen began to move', ({ work }) => work.screenMoves),
  total('shadeMoves', '', 'the shade began to move', ({ work }) => work.shadeMoves),
  total('heaterCycles', '', 'the heater was switched on', ({ work }) => work.heaterStarts),
  total('pumpCycles', '', 'the pump was switched on', ({ work }) => work.pumpStarts),
  total('fanCycles', '', 'a fan was switched on', ({ work }) => work.fanStarts),
  total('foggerCycles', '', 'the fogger was switched on', ({ work }) => work.foggerStarts),
  total('aeratorCycles', '', 'the air pump was switched on', ({ work }) => work.aeratorStarts),
  total('doses', '', 'doses of any bottle', ({ work }) => work.doses),
];

export const EXPENSE_METRICS: readonly Metric[] = [
  ...ENERGY,
  ...MATTER,
  ...WEAR,
  hoursWhile('stillHours', 'no water along the roots', ({ flow }) => flow < FLOWING),
  total('aloneHours', 'h', 'without orders: the board kept all safe', ({ work }) => work.alone / 3600),
];
