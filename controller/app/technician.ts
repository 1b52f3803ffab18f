// What a technician works with beside the rounds: probes taken out and put back, and a close look at channels.
import { isSingleProbe } from '../core/installation.ts';
import { type Calibrations, createCalibrations } from './calibration.ts';
import type { CalibrationDeps } from './calibration-desk.ts';
import type { Cycle } from './loop.ts';
import { createScope, type ScopeDeps } from './scope.ts';
import type { Station } from './station.ts';

export interface Technician extends Pick<Calibrations, 'channels' | 'actuators' | 'overrides' | 'alarms'> {
  readonly station: Pick<Station, 'calibrations' | 'scope'>;
  follow(cycle: Cycle): void;
}

export const createTechnician = (deps: CalibrationDeps & Pick<ScopeDeps, 'board'>): Technician => {
  const calibrations = createCalibrations(deps);
  const scope = createScope({ ...deps, channels: () => calibrations.channels().filter(isSingleProbe) });
  return {
    station: { calibrations: calibrations.desk, scope },
    channels: calibrations.channels,
    actuators: calibrations.actuators,
    overrides: calibrations.overrides,
    alarms: calibrations.alarms,
    follow(cycle) {
      calibrations.follow(cycle);
      calibrations.followRuns(cycle);
      scope.follow(cycle);
    },
  };
};
