// Each crop at each site through a year: every month, every half hour, in frost and in heat, its setpoints never contradict each other.
import { describe, expect, it } from 'vitest';
import type { SiteFile } from '../../../controller/contract/profile.ts';
import type { CropProfile, Stage } from '../../../controller/core/crop/profile.ts';
import { resolveTargets } from '../../../controller/core/crop/setpoints.ts';
import type { Targets } from '../../../controller/core/crop/targets.ts';
import { sunTimes } from '../../../controller/core/physics/sun.ts';
import { good } from '../../../controller/core/reading.ts';
import { timestamp } from '../../../controller/core/units.ts';
import { CROPS, cropOf, SITES, siteOf } from '../../support/shipped.ts';
import { UTC_OFFSET } from './house.ts';

const MONTHS = Array.from({ length: 12 }, (_, month) => month);
const HALF_HOURS = Array.from({ length: 48 }, (_, n) => n * 30);

interface Row extends Targets {
  readonly when: string;
}

const tableOf = (profile: CropProfile, stage: Stage, site: SiteFile): readonly Row[] =>
  MONTHS.flatMap((month) => {
    const at = timestamp(Date.UTC(2026, month, 15, 16));
    const sun = sunTimes({
      latitude: site.latitude.value,
      longitude: site.longitude.value,
      utcOffset: UTC_OFFSET,
      at,
    });
    const coldest = site.climate.minTemperature[month]! - 3 * site.climate.minTemperatureDeviation[month]!;
    const hottest = site.climate.maxTemperature[month]! + 4;
    return HALF_HOURS.flatMap((minuteOfDay) =>
      [coldest, hottest].map((outside) => ({
        when: `${stage.id}, month ${month + 1}, minute ${minuteOfDay}, ${outside} °C outside`,
        ...resolveTargets(profile, stage, {
          sun,
          minuteOfDay,
          light: undefined,
          outside: good(outside, at),
        }),
      })),
    );
  });

/** What two setpoints say against each other; empty when all agree. */
const contradictions = (row: Row, { air, ventilation }: CropProfile): readonly string[] => {
  const bands = [
    row.airBand,
    row.humidityBand,
    row.vapourDeficitBand,
    row.solutionBand,
    row.conductivityBand,
    row.acidityBand,
  ];
  const wrong = {
    'a band that is upside down': bands.some((band) => band !== undefined && !(band.min < band.max)),
    'heat that is refused where it is called': row.heatStop < row.frostMinimum.value + 2,
    'vents that open while it may be heated': row.ventStart <= row.heatStop,
    'vents that open all at once': row.ventBand < ventilation.full.value - ventilation.start.value,
    'vents that are shut in air that is too warm': row.isDay && row.ventStart > air.day.max.value + 1,
    'a frost minimum at which leaves are hurt': row.frostMinimum.value < air.frostDamage.value + 2,
    'a frost alarm in air that suits the night': row.frostMinimum.value > air.night.best.value,
  };
  return Object.entries(wrong).flatMap(([what, is]) => (is ? [`${row.when}: ${what}`] : []));
};

describe.each(SITES)('at %s', (place) => {
  const site = siteOf(place);
  it.each(CROPS)('%s wants nothing that contradicts itself in a year', (crop) => {
    const profile = cropOf(crop);
    const rows = profile.stages.flatMap((stage) => tableOf(profile, stage, site));
    expect(rows).toHaveLength(profile.stages.length * 12 * 48 * 2);
    expect(new Set(rows.map(({ isDay }) => isDay)).size).toBe(2);
    expect(rows.flatMap((row) => contradictions(row, profile))).toEqual([]);
  });
});

it('a contradiction is seen', () => {
  const profile = cropOf('lettuce');
  const { night, ...air } = profile.air;
  const warm = { ...profile, air: { ...air, night: { ...night, best: { ...night.best, value: 23 } } } };
  const [first] = tableOf(warm, warm.stages[0]!, siteOf('laja')).flatMap((row) => contradictions(row, warm));
  expect(first).toContain('vents that open while it may be heated');
});
