// What has acted since the last physical step, to be met by the next one as a mean.
import type { PlantHold, PlantInputs } from '../plant.ts';
import type { Motion } from './motion.ts';
import type { Parameters } from './parameters.ts';
import type { Drive } from './state.ts';

/** Sums, weighted with the ms that each lasted. */
export interface Pending {
  ms: number;
  heater: number;
  fan: number;
  mixer: number;
  fogger: number;
  lamp: number;
  aerator: number;
  inlet: number;
  doseA: number;
  doseB: number;
  acid: number;
  base: number;
  /** Of the pump's full power; its water comes later. */
  pump: number;
  flow: number;
  opening: number;
  westOpening: number;
  screen: number;
  shade: number;
  /** Motors that turned. */
  motors: number;
}

export const nothingYet = (): Pending => ({
  ms: 0,
  heater: 0,
  fan: 0,
  mixer: 0,
  fogger: 0,
  lamp: 0,
  aerator: 0,
  inlet: 0,
  doseA: 0,
  doseB: 0,
  acid: 0,
  base: 0,
  pump: 0,
  flow: 0,
  opening: 0,
  westOpening: 0,
  screen: 0,
  shade: 0,
  motors: 0,
});

const motorsOf = ({ ventMotor, westVentMotor = 0, screenMotor = 0, shadeMotor = 0 }: PlantInputs): number =>
  Math.abs(ventMotor) + Math.abs(westVentMotor) + Math.abs(screenMotor) + Math.abs(shadeMotor);

export const gather = (pending: Pending, ms: number, inputs: PlantInputs, motion: Motion): void => {
  pending.ms += ms;
  pending.heater += inputs.heater * ms;
  pending.fan += (inputs.fan ?? 0) * ms;
  pending.mixer += (inputs.mixer ?? 0) * ms;
  pending.fogger += (inputs.fogger ?? 0) * ms;
  pending.lamp += (inputs.lamp ?? 0) * ms;
  pending.aerator += (inputs.aerator ?? 0) * ms;
  pending.inlet += (inputs.inlet ?? 0) * ms;
  pending.doseA += (inputs.doseA ?? 0) * ms;
  pending.doseB += (inputs.doseB ?? 0) * ms;
  pending.acid += (inputs.acid ?? 0) * ms;
  pending.base += (inputs.base ?? 0) * ms;
  pending.pump += inputs.pump * ms;
  pending.flow += motion.flow * ms;
  pending.opening += motion.opening * ms;
  pending.westOpening += motion.westOpening * ms;
  pending.screen += motion.screen * ms;
  pending.shade += motion.shade * ms;
  pending.motors += motorsOf(inputs) * ms;
};

export const forget = (pending: Pending): void => {
  pending.ms = 0;
  pending.heater = 0;
  pending.fan = 0;
  pending.mixer = 0;
  pending.fogger = 0;
  pending.lamp = 0;
  pending.aerator = 0;
  pending.inlet = 0;
  pending.doseA = 0;
  pending.doseB = 0;
  pending.acid = 0;
  pending.base = 0;
  pending.pump = 0;
  pending.flow = 0;
  pending.opening = 0;
  pending.westOpening = 0;
  pending.screen = 0;
  pending.shade = 0;
  pending.motors = 0;
};

/** Writes into `drive` what the step meets. */
export const meanDrive = (drive: Drive, p: Parameters, pending: Pending, hold: PlantHold): void => {
  const per = 1 / pending.ms;
  const lampWatts = pending.lamp * per * p.lampLoad;
  drive.heating = pending.heater * per * p.heaterPower + lampWatts * (1 - p.lampLightShare);
  drive.lamps = (lampWatts * p.lampLightShare) / p.floorArea;
  drive.fan = pending.fan * per;
  drive.mixer = pending.mixer * per;
  drive.fog = pending.fogger * per * p.fogFlow;
  drive.aerator = pending.aerator * per;
  drive.inlet = pending.inlet * per * p.inletFlow;
  drive.doseA = pending.doseA * per;
  drive.doseB = pending.doseB * per;
  drive.acid = pending.acid * per;
  drive.base = pending.base * per;
  drive.flow = pending.flow * per;
  drive.opening = pending.opening * per;
  drive.westOpening = pending.westOpening * per;
  drive.screen = pending.screen * per;
  drive.shade = pending.shade * per;
  drive.load = loadOf(p, pending) * per + p.controllerLoad;
  drive.cover = hold.rowCover ?? 0;
  drive.panelClear = hold.panelClear ?? 1;
  drive.heldAir = hold.airTemperature;
  drive.heldLevel = hold.tankLevel;
  drive.refillAlkalinity = hold.refillAlkalinity;
};

/** W times ms of all that ran, the computer not among it. A doser takes its watts at 1 mL/s. */
const loadOf = (p: Parameters, pending: Pending): number =>
  pending.pump * p.pumpLoad +
  pending.heater * p.heaterLoad +
  pending.fan * p.fanLoad +
  pending.mixer * p.mixerLoad +
  pending.fogger * p.foggerLoad +
  pending.lamp * p.lampLoad +
  pending.aerator * p.aeratorLoad +
  pending.inlet * p.inletLoad +
  (pending.doseA + pending.doseB + pending.acid + pending.base) * p.doserLoad +
  pending.motors * p.motorLoad;
