// What a crop wants, as rows of a page: each number with where it comes from.
import type { CropView } from '../../../controller/contract/crop-view.ts';
import type { Key } from '../../i18n/speak.svelte.ts';

type Profile = CropView['profile'];
type Cited = Profile['ventilation']['start'];

export interface Want {
  readonly name: Key;
  readonly unit: string;
  readonly decimals: number;
  readonly min?: Cited;
  readonly best?: Cited;
  readonly max?: Cited;
}

/** Present in this stage; what a profile does not know has no row. */
export const wantsOf = (profile: Profile, stage: string): readonly Want[] => {
  const { air, humidity, vapourDeficit, light, solution, stages } = profile;
  const feed = stages.find(({ id }) => id === stage)?.conductivity;
  const isSprouting = stage === 'germination' && air.germination !== undefined;
  return [
    ...(isSprouting && air.germination
      ? [{ name: 'crop-wants.germination', unit: '°C', decimals: 0, ...air.germination } as const]
      : []),
    { name: 'crop-wants.day', unit: '°C', decimals: 0, ...air.day },
    { name: 'crop-wants.night', unit: '°C', decimals: 0, ...air.night },
    { name: 'crop-wants.frost', unit: '°C', decimals: 0, min: air.frostDamage },
    { name: 'value.humidity', unit: '%', decimals: 0, ...humidity },
    { name: 'value.dryness', unit: 'kPa', decimals: 1, ...vapourDeficit },
    ...(light ? [{ name: 'crop-wants.light', unit: 'mol/m²', decimals: 0, ...light } as const] : []),
    ...(solution.temperature
      ? [{ name: 'value.water', unit: '°C', decimals: 0, ...solution.temperature } as const]
      : []),
    ...(feed ? [{ name: 'value.nutrients', unit: 'mS/cm', decimals: 1, ...feed } as const] : []),
    { name: 'value.acidity', unit: 'pH', decimals: 1, ...solution.acidity },
  ];
};
