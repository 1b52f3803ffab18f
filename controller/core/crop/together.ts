// Several crops under one roof: of what each bed wants, the one profile that control keeps to. Protection goes first (the warmest
// frost minimum, the coolest vents, the narrowest alarm), within it what suits all; where two crops want what cannot be at once, the
// house stays half-way between them and says so. One bed alone is its own profile, untouched; the order of the beds never matters.
import { type Because, because } from '../because.ts';
import { joinBands, keepAbove, keepWithin, most, placed, placedBand, warmest } from './bands.ts';
import type { ProfileQuantity } from './limits.ts';
import type { CropProfile, Range } from './profile.ts';
import { type Growing, leadWatering } from './watering-lead.ts';

export interface Together {
  readonly profile: CropProfile;
  /** Whose bed leads the watering: its stage is the one that the plan means. */
  readonly lead: Growing;
  /** What no house can give all of them at once, and where it stays. */
  readonly conflicts: readonly Because[];
}

/** Of at least one bed. */
export const growTogether = (beds: readonly Growing[]): Together => {
  const different = distinct(beds);
  const lead = leadWatering(different);
  return different.length === 1
    ? { profile: lead.profile, lead, conflicts: [] }
    : { ...joinProfiles(different, lead), lead };
};

/** In an order of their own: sums must not depend on who was written first. */
const distinct = (beds: readonly Growing[]): readonly Growing[] => {
  const byKey = new Map(beds.map((bed) => [`${bed.profile.id} ${bed.stage.id}`, bed]));
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
};

/** What one bed wants of one thing. */
interface Wish<T extends Range> {
  readonly bed: Growing;
  readonly band: T;
}

/** What all get of it, and what was given up for that. */
interface Settled<T extends Range> {
  readonly band: T;
  readonly conflicts: readonly Because[];
}

const joinProfiles = (beds: readonly Growing[], lead: Growing): Omit<Together, 'lead'> => {
  const night = settle(
    'night',
    'airTemperature',
    wish(beds, 'air.night', (crop) => crop.air.night),
    'min',
  );
  const day = settle(
    'day',
    'airTemperature',
    wish(beds, 'air.day', (crop) => crop.air.day),
  );
  const humidity = settle(
    'humidity',
    'humidity',
    wish(beds, 'humidity', (crop) => crop.humidity),
  );
  const dryness = settle(
    'dryness',
    'vapourDeficit',
    wish(beds, 'vapourDeficit', (crop) => crop.vapourDeficit),
  );
  const light = settleKnown(
    'light',
    'dailyLight',
    wish(beds, 'light', (crop) => crop.light),
  );
  const water = settleKnown(
    'water',
    'waterTemperature',
    wish(beds, 'solution.temperature', (crop) => crop.solution.temperature),
  );
  const feed = settleKnown('nutrients', 'conductivity', beds.flatMap(wishOfStage));
  const acidity = settle(
    'acidity',
    'acidity',
    wish(beds, 'solution.acidity', (crop) => crop.solution.acidity),
  );
  const alarms = wish(beds, 'solution.acidityAlarm', (crop) => crop.solution.acidityAlarm);
  const alarm = settle('acidity', 'acidity', alarms).band;
  const settled = [day, night, humidity, dryness, light, water, feed, acidity];
  return {
    profile: {
      version: 1,
      id: [...new Set(beds.map(({ profile }) => profile.id))].join('+'),
      air: { day: keepAbove(day.band, night.band), night: night.band, ...protect(beds) },
      humidity: humidity.band,
      vapourDeficit: dryness.band,
      ...(light ? { light: light.band } : {}),
      solution: {
        ...(water ? { temperature: water.band } : {}),
        acidity: keepWithin(acidity.band, alarm),
        acidityAlarm: alarm,
      },
      ventilation: { start: coolest(beds, 'start'), full: coolest(beds, 'full') },
      stages: [{ id: lead.stage.id, ...(feed ? { conductivity: feed.band } : {}) }],
      ...waterAll(beds, lead.profile),
    },
    conflicts: settled.flatMap((each) => each?.conflicts ?? []),
  };
};

const wish = <T extends Range>(
  beds: readonly Growing[],
  path: string,
  wanted: (crop: CropProfile) => T | undefined,
): readonly Wish<T>[] =>
  beds.flatMap((bed) => {
    const band = wanted(bed.profile);
    return band ? [{ bed, band: placedBand(bed.profile.id, path, band) }] : [];
  });

/** A stage that takes plain water, or of which nothing is known, asks for nothing. */
const wishOfStage = (bed: Growing): readonly Wish<Range>[] => {
  const { id, conductivity } = bed.stage;
  return conductivity
    ? [{ bed, band: placedBand(bed.profile.id, `stages.${id}.conductivity`, conductivity) }]
    : [];
};

const settleKnown = <T extends Range>(
  key: string,
  quantity: ProfileQuantity,
  wishes: readonly Wish<T>[],
): Settled<T> | undefined => (wishes.length > 0 ? settle(key, quantity, wishes) : undefined);

const settle = <T extends Range>(
  key: string,
  quantity: ProfileQuantity,
  wishes: readonly Wish<T>[],
  guard?: 'min',
): Settled<T> => {
  const bands = wishes.map(({ band }) => band);
  const { band, at } = joinBands(bands, quantity, guard);
  return { band, conflicts: at === undefined ? [] : [conflictOf(key, wishes, at)] };
};

/** The one that bears least and the one that wants most. */
const conflictOf = (key: string, wishes: readonly Wish<Range>[], at: number): Because => {
  const low = most(wishes, (a, b) => a.band.max.value - b.band.max.value);
  const high = most(wishes, (a, b) => b.band.min.value - a.band.min.value);
  return because(`together.${key}`, {
    low: low.bed.profile.id,
    lowStage: low.bed.stage.id,
    most: low.band.max.value,
    high: high.bed.profile.id,
    highStage: high.bed.stage.id,
    least: high.band.min.value,
    at,
  });
};

/** The tenderest crop is the one to be guarded. */
const protect = (
  beds: readonly Growing[],
): Pick<CropProfile['air'], 'frostDamage' | 'frostLethal' | 'growthStops'> => {
  const of = (point: 'frostDamage' | 'frostLethal' | 'growthStops') =>
    beds.flatMap(({ profile }) => {
      const cited = profile.air[point];
      return cited ? [placed(profile.id, `air.${point}`, cited)] : [];
    });
  const lethal = of('frostLethal');
  return {
    frostDamage: warmest(of('frostDamage')),
    ...(lethal.length > 0 ? { frostLethal: warmest(lethal) } : {}),
    growthStops: warmest(of('growthStops')),
  };
};

const coolest = (beds: readonly Growing[], point: 'start' | 'full') =>
  most(
    beds.map(({ profile }) => placed(profile.id, `ventilation.${point}`, profile.ventilation[point])),
    (a, b) => a.value - b.value,
  );

/** The pump follows one crop; roots in a raft need their air beside whatever the pump does. */
const waterAll = (
  beds: readonly Growing[],
  { circulation, irrigation }: CropProfile,
): Pick<CropProfile, 'circulation' | 'irrigation'> => {
  const raft = beds.map(({ profile }) => profile.irrigation?.raft).find((each) => each !== undefined);
  return {
    ...(circulation ? { circulation } : {}),
    ...(irrigation || raft ? { irrigation: { ...irrigation, ...(raft ? { raft } : {}) } } : {}),
  };
};
