// One pump for several beds: it runs as the bed wants whose plants suffer first when it does not. Roots in a film dry within the
// hour, trays within some hours, substrate holds water for half a day, a raft floats in it, and soil asks for no rhythm at all.
import { type CropProfile, STAGES, type Stage } from './profile.ts';

/** What stands in a bed. */
export interface Growing {
  readonly profile: CropProfile;
  readonly stage: Stage;
}

/** The order is one of its own: it does not depend on how the beds are listed. Throws without a bed. */
export const leadWatering = (beds: readonly Growing[]): Growing => {
  const [first] = [...beds].sort(
    (a, b) =>
      thirst(a.profile) - thirst(b.profile) ||
      longestRest(a.profile) - longestRest(b.profile) ||
      STAGES.indexOf(b.stage.id) - STAGES.indexOf(a.stage.id) ||
      a.profile.id.localeCompare(b.profile.id),
  );
  if (!first) throw new RangeError('no bed to water');
  return first;
};

/** 0 suffers first. */
const thirst = ({ circulation, irrigation = {} }: CropProfile): number => {
  const order = [irrigation.film, irrigation.mist, irrigation.drip, circulation, irrigation.raft];
  const found = order.findIndex((regime) => regime !== undefined);
  return found < 0 ? order.length : found;
};

/** min by day; a crop without a rhythm bears any. */
const longestRest = ({ circulation }: CropProfile): number =>
  circulation?.day.off.value ?? Number.POSITIVE_INFINITY;
