// What it cost: heat, electricity, water, nutrients, wear of motors and relays.
// Power of the parts: a family's solar budget (pump 20 W, air pump 8 W, fan 30 W, vent motor 30-60 W, board and computer
// 5 W), estimates; fogger: 60 W, estimate.
import { hoursWhile, type Metric, total } from './metric.ts';

const WATTS = { pump: 20, aerator: 8, fan: 30, motor: 45, fogger: 60, computer: 5 };
const JOULES_PER_KWH = 3.6e6;
/** L/min: below, no water runs along the roots. */
const FLOWING = 1;

export const EXPENSE_METRICS: readonly Metric[] = [
  total(
    'heatKwh',
    'kWh',
    'heat given',
    ({ work, heaterPower }) => (work.heater * heaterPower) / JOULES_PER_KWH,
  ),
  total('electricKwh', 'kWh', 'pumps, fans, motors, computer; without the heater', ({ work, hours }) => {
    const { pump, aerator, fan, motor, fogger } = work;
    const run = pump * WATTS.pump + aerator * WATTS.aerator + fan * WATTS.fan;
    const rest = motor * WATTS.motor + fogger * WATTS.fogger + hours * 3600 * WATTS.computer;
    return (run + rest) / JOULES_PER_KWH;
  }),
  total('waterLitres', 'L', 'left the tank', ({ litres }, before) => Math.max(0, before.litres - litres)),
  total('nutrientMl', 'mL', 'stock solution A and B', ({ work }) => work.nutrient),
  total('acidMl', 'mL', 'acid', ({ work }) => work.acid),
  total('ventMoves', '', 'the vent began to move', ({ work }) => work.ventMoves),
  total('ventReversals', '', 'the vent began to move the other way', ({ work }) => work.ventReversals),
  total('screenMoves', '', 'the screen began to move', ({ work }) => work.screenMoves),
  total('heaterCycles', '', 'the heater was switched on', ({ work }) => work.heaterStarts),
  total('pumpCycles', '', 'the pump was switched on', ({ work }) => work.pumpStarts),
  hoursWhile('stillHours', 'no water along the roots', ({ flow }) => flow < FLOWING),
];
