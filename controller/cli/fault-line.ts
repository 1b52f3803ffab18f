// One mistake in a file on one line, as editors and people look it up: file, line, place, and why.
import type { WireBecause } from '../contract/snapshot.ts';
import type { PlacedFault } from '../store/config-files.ts';
import type { Say } from './sentences.ts';

type Told = Omit<PlacedFault, 'because'> & { readonly because: WireBecause };

/** `show`: how the place looks on the terminal. */
export const faultLine = (
  { file, line, path, because: { key, params }, example }: Told,
  say: Say,
  show: (place: string) => string = (place) => place,
): string => {
  const where = line === undefined ? file : `${file}:${line}`;
  const such = example === undefined ? '' : ` ${say('rig.fault.such', { example })}`;
  return `${where}: ${show(path || say('cli.rig.file'))}: ${say(key, params)}${such}`;
};
