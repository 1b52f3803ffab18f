// The values of the picture: what each is called, its unit, and the band the crop wants.
import type { Snapshot } from '../../../../controller/contract/snapshot.ts';
import type { Key } from '../../../i18n/speak.svelte.ts';
import type { Shown } from '../../../state/shown.ts';
import type { ValueName } from './composition.ts';

export interface GaugeWish {
  readonly name: ValueName;
  readonly label: Key;
  readonly shown: Shown;
  readonly unit: string;
  readonly decimals: number;
  readonly band?: { readonly min: number; readonly max: number };
}

/** Fewer decimals than the wire carries: what a person can act on. */
export const gaugesOf = (
  values: Readonly<Record<ValueName, Shown>>,
  targets: Snapshot['targets'],
): readonly GaugeWish[] => {
  const gauge = (
    name: ValueName,
    label: Key,
    unit: string,
    decimals: number,
    band?: GaugeWish['band'],
  ): GaugeWish => ({ name, label, shown: values[name], unit, decimals, ...(band ? { band } : {}) });
  return [
    gauge('outside', 'value.outside', '°C', 1),
    gauge('air', 'value.air', '°C', 1, targets.air),
    gauge('humidity', 'value.humidity', '%', 0, targets.humidity),
    gauge('vapourDeficit', 'value.dryness', 'kPa', 1, targets.vapourDeficit),
    gauge('level', 'value.tank', 'L', 0),
    gauge('solution', 'value.water', '°C', 1, targets.solution),
    gauge('conductivity', 'value.nutrients', 'mS', 1, targets.conductivity),
    gauge('acidity', 'value.acidity', 'pH', 1, targets.acidity),
  ];
};
