// Which outputs may be silent for hours. Roots in a film dry within the hour, and those of a raft have no other air: their pump and
// their air pump keep to the plan through quiet hours and pauses, whatever people have listed.
import type { Actuator } from '../installation.ts';
import type { CropProfile } from './profile.ts';

export const maySilence = ({ kind }: Pick<Actuator, 'kind'>, { irrigation }: CropProfile): boolean => {
  if (kind === 'pump') return irrigation?.film === undefined && irrigation?.mist === undefined;
  return kind !== 'aerator' || irrigation?.raft === undefined;
};
