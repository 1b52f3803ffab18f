// Where the crop stands: the stage named by the installation, found in the profile.
import type { CropProfile, Stage } from './profile.ts';

/** The profile's stage of that name. Throws on an unknown one: the rig was checked against the profile at start. */
export const resolveStage = (profile: CropProfile, id: string): Stage => {
  const stage = profile.stages.find((candidate) => candidate.id === id);
  if (!stage) throw new RangeError(`${id} is not a stage of ${profile.id}`);
  return stage;
};
