// A number or a band that the house keeps to, as words.
import type { Kept } from '../../../controller/contract/beds.ts';
import { type Key, number } from '../../i18n/speak.svelte.ts';

export const NAMES: Readonly<Record<Kept['name'], Key>> = {
  frost: 'beds.frost',
  vents: 'beds.vents',
  day: 'crop-wants.day',
  night: 'crop-wants.night',
  humidity: 'value.humidity',
  light: 'crop-wants.light',
  water: 'value.water',
  nutrients: 'value.nutrients',
  acidity: 'value.acidity',
};

const UNITS: Readonly<Record<Kept['name'], readonly [unit: string, decimals: number]>> = {
  frost: ['°C', 0],
  vents: ['°C', 0],
  day: ['°C', 0],
  night: ['°C', 0],
  humidity: ['%', 0],
  light: ['mol/m²', 0],
  water: ['°C', 0],
  nutrients: ['mS/cm', 1],
  acidity: ['pH', 1],
};

/** `10–25 °C`. */
export const keptWords = ({ name, min, max = min }: Kept): string => {
  const [unit, decimals] = UNITS[name];
  const [from, to] = [number(min, decimals), number(max, decimals)];
  return `${from === to ? from : `${from}–${to}`} ${unit}`;
};
