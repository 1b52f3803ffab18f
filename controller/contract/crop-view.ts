// The crop as a console shows it: its profile, with source and confidence of each number, and its stages as they lie ahead.
import type { StageAhead } from '../core/crop/outlook.ts';
import type { CropProfile } from '../core/crop/profile.ts';

export interface CropView {
  readonly profile: CropProfile;
  readonly stages: readonly StageAhead[];
}
