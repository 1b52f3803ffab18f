// A crop whose rhythm of watering nobody knows, and no plan by the family: its pump rests, and people must hear of it.
import type { Condition } from '../alarms.ts';
import { because } from '../because.ts';
import type { Actuator } from '../installation.ts';
import { blocksOf, isByCrop, type Schedule } from '../schedule.ts';
import type { CropProfile } from './profile.ts';

interface Watering {
  readonly profile: CropProfile;
  readonly schedule: Schedule;
  readonly actuators: readonly Actuator[];
}

/** A family that has saved an empty plan has decided so: revision 0 is nobody's. */
export const findNoPlan = ({ profile, schedule, actuators }: Watering): readonly Condition[] => {
  const isPlanned = ({ id }: Actuator): boolean =>
    !isByCrop(schedule, id) || blocksOf(schedule, id).length > 0;
  const pumps = actuators.filter(({ kind }) => kind === 'pump');
  if (profile.circulation !== undefined || pumps.length === 0 || pumps.some(isPlanned)) return [];
  return [{ id: 'no-plan', priority: 'attention', because: because('alarm.no-plan') }];
};
