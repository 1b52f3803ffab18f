// The chores of this house: what it has to be tended, and the beds whose stage is counted. Where people named the stage they know
// themselves what has begun.
import type { BottlesFile } from '../contract/bottles.ts';
import type { ChoreCrop } from '../core/chores.ts';
import { originOf } from '../core/crop/own-id.ts';
import { LIGHT, TANK_LEVEL } from '../core/tags.ts';
import type { CalibrationBook, Document, Journal } from '../ports.ts';
import type { BedNow } from './bed-stages.ts';
import { type BottleDeps, createBottles } from './bottles.ts';
import { unmeasuredMotors } from './calibration-travel.ts';
import { type ChoreDeps, type Chores, createChores } from './chores.ts';
import type { GrowingHouse } from './growing.ts';
import type { Installation } from './installation.ts';

interface HouseDeps extends Omit<ChoreDeps, 'house' | 'crops' | 'unmeasured' | 'emptying'> {
  readonly installation: Installation;
  readonly calibrations: Pick<CalibrationBook, 'records'>;
  readonly journal: Pick<Journal, 'counted'>;
  readonly bottles: Document<BottlesFile>;
  readonly clock: ChoreDeps['clock'] & BottleDeps['clock'];
}

export const choresOf = (deps: HouseDeps, growing: Pick<GrowingHouse, 'living'>): Chores => {
  const { channels, actuators } = deps.installation;
  const measures = (tag: string) => channels.some((channel) => channel.tag === tag);
  return createChores({
    ...deps,
    house: {
      hasTank: measures(TANK_LEVEL),
      hasLightProbe: measures(LIGHT),
      hasSiren: actuators.some(({ kind }) => kind === 'alarm'),
    },
    unmeasured: () => unmeasuredMotors(actuators, deps.calibrations.records()),
    emptying: createBottles({ ...deps, actuators }),
    crops: () => cropsOf(growing.living()),
  });
};

const cropsOf = (beds: readonly BedNow[]): readonly ChoreCrop[] =>
  beds.flatMap(({ bed, profile, stage, counting }) =>
    counting.counted()
      ? [
          {
            place: `${bed.id}-${bed.sownAt}`,
            // A task is told by faces too that know no names of copies.
            crop: originOf(profile.id),
            stage: stage.id,
            isFirst: stage.id === profile.stages[0]?.id,
          },
        ]
      : [],
  );
