// What a technician works with beside the rounds: probes taken out and put back, and a close look at channels.
import { type CalibrationDeps, type Calibrations, createCalibrations } from './calibration.ts';
import type { Cycle } from './loop.ts';
import { createScope, type ScopeDeps } from './scope.ts';
import type { Station } from './station.ts';

export interface Technician extends Pick<Calibrations, 'channels' | 'alarms'> {
  readonly station: Pick<Station, 'calibrations' | 'scope'>;
  follow(cycle: Pick<Cycle, 'input' | 'result'>): void;
}

export const createTechnician = (deps: CalibrationDeps & Pick<ScopeDeps, 'board'>): Technician => {
  const calibrations = createCalibrations(deps);
  const scope = createScope({ ...deps, channels: calibrations.channels });
  return {
    station: { calibrations: calibrations.desk, scope },
    channels: calibrations.channels,
    alarms: calibrations.alarms,
    follow(cycle) {
      calibrations.follow(cycle);
      scope.follow(cycle);
    },
  };
};
