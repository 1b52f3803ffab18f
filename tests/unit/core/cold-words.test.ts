// Nobody is told of frost when it is nine degrees: a crop from warm lands is in danger from the cold, and the words say so.
import { expect, it } from 'vitest';
import type { CropProfile } from '../../../controller/core/crop/profile.ts';
import { resolveFrostMinimum } from '../../../controller/core/crop/setpoints.ts';
import type { TickResult } from '../../../controller/core/state.ts';
import { cropOf } from '../../support/shipped.ts';
import { localTime, openHouse } from './house.ts';

/** Two minutes of the night at half a degree below what the crop bears. */
const coldNight = (profile: CropProfile): TickResult =>
  openHouse(localTime(2), { profile, stage: profile.stages[0]?.id ?? '' }).run(120, {
    values: { 'air.temperature': resolveFrostMinimum(profile).value - 0.5, 'light.illuminance': 0 },
  });

/** The keys of everything that is said of the cold. */
const said = ({ verdict, alarms, vetoes }: TickResult): readonly string[] => [
  verdict.because.key,
  ...alarms.filter(({ id }) => id === 'frost').map(({ because }) => because.key),
  ...vetoes.filter(({ by }) => by === 'frost').map(({ because }) => because.key),
];

it.each(['cherry-tomato', 'cucumber', 'fodder-barley', 'locoto'])('of a %s: too cold', (crop) => {
  const keys = said(coldNight(cropOf(crop)));
  expect(keys).toEqual(expect.arrayContaining(['verdict.cold-now', 'alarm.cold']));
  expect(keys.filter((key) => key.includes('frost'))).toEqual([]);
});

it.each(['lettuce', 'spinach', 'strawberry'])('of a %s: frost', (crop) => {
  const keys = said(coldNight(cropOf(crop)));
  expect(keys).toEqual(expect.arrayContaining(['verdict.frost-now', 'alarm.frost']));
  expect(keys.filter((key) => key.includes('cold'))).toEqual([]);
});
