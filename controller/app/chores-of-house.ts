// The chores of this house: what it has to be tended, and the crop whose stage is counted. Where people named the stage they know
// themselves what has begun.
import type { Rig } from '../contract/rig.ts';
import type { ChoreCrop } from '../core/chores.ts';
import type { CropProfile } from '../core/crop/profile.ts';
import { LIGHT, TANK_LEVEL } from '../core/tags.ts';
import { type ChoreDeps, type Chores, createChores } from './chores.ts';
import type { CropStage } from './crop-stage.ts';
import type { Installation } from './installation.ts';

interface HouseDeps extends Omit<ChoreDeps, 'house' | 'crops'> {
  readonly installation: Installation;
  readonly rig: Pick<Rig, 'crop'>;
  readonly profile: CropProfile;
}

export const choresOf = (deps: HouseDeps, cropStage: CropStage): Chores => {
  const { channels, actuators } = deps.installation;
  const measures = (tag: string) => channels.some((channel) => channel.tag === tag);
  return createChores({
    ...deps,
    house: {
      hasTank: measures(TANK_LEVEL),
      hasLightProbe: measures(LIGHT),
      hasSiren: actuators.some(({ kind }) => kind === 'alarm'),
    },
    crops: () => cropsOf(deps, cropStage),
  });
};

const cropsOf = (
  { rig, profile }: Pick<HouseDeps, 'rig' | 'profile'>,
  cropStage: CropStage,
): readonly ChoreCrop[] => {
  const counted = cropStage.counted();
  if (!counted) return [];
  const stage = counted.stage.id;
  return [
    {
      place: `crop-${rig.crop.since}`,
      crop: profile.id,
      stage,
      isFirst: stage === profile.stages[0]?.id,
    },
  ];
};
