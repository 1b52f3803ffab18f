// What a technician works with beside the rounds: probes taken out and put back, a close look at channels, and a witness against them.
import { isSingleProbe } from '../core/installation.ts';
import { type Calibrations, createCalibrations } from './calibration.ts';
import type { CalibrationDeps } from './calibration-desk.ts';
import { createHouseWitness, type HouseWitness, type HouseWitnessDeps } from './house-witness.ts';
import type { Cycle } from './loop.ts';
import { createScope } from './scope.ts';
import type { Station } from './station.ts';

export interface Technician extends Pick<Calibrations, 'channels' | 'actuators' | 'overrides' | 'alarms'> {
  readonly witness: HouseWitness;
  readonly station: Pick<Station, 'calibrations' | 'scope'>;
  follow(cycle: Cycle): void;
}

export const createTechnician = (deps: Omit<CalibrationDeps, 'witness'> & HouseWitnessDeps): Technician => {
  const witness = createHouseWitness(deps);
  const calibrations = createCalibrations({ ...deps, witness: witness.of });
  const scope = createScope({ ...deps, channels: () => calibrations.channels().filter(isSingleProbe) });
  return {
    station: { calibrations: calibrations.desk, scope },
    channels: calibrations.channels,
    actuators: calibrations.actuators,
    overrides: calibrations.overrides,
    witness,
    alarms: () => [...calibrations.alarms(), ...witness.alarms(calibrations.channels())],
    follow(cycle) {
      calibrations.follow(cycle);
      calibrations.followRuns(cycle);
      scope.follow(cycle);
    },
  };
};
