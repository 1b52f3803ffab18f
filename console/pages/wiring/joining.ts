// Several probes joined into one value, and separated again: the value keeps its name, so that whatever reads it reads it still.
import type { EditedRig, Joined, SensorPart, Values } from './rig.ts';

export interface Probe {
  readonly tag: string;
  readonly quantity: string;
}

/** Every probe that is not joined yet. */
export const freeProbes = ({ sensors, together }: EditedRig): readonly Probe[] => {
  const joined = together.flatMap(({ of }) => of);
  return sensors
    .flatMap(({ channels }) => channels)
    .map(({ tag, quantity }) => ({ tag: String(tag), quantity: String(quantity) }))
    .filter(({ tag }) => !joined.includes(tag));
};

/** Quantities of which there are two probes or more to join. */
export const joinableIn = (rig: EditedRig, joinable: readonly string[]): readonly string[] => {
  const probes = freeProbes(rig);
  return joinable.filter((kind) => probes.filter(({ quantity }) => quantity === kind).length > 1);
};

const PLACE_AND_QUANTITY = 2;

/** What the value of these probes could be called: `air.temperature` of `air.temperature.north`. */
export const nameFor = (tags: readonly string[]): string =>
  (tags[0] ?? '').split('.').slice(0, PLACE_AND_QUANTITY).join('.');

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

/** A probe bears the name of its value and one word more; those that do not are numbered. */
export const renamingsFor = (tag: string, of: readonly string[]): readonly Renaming[] => {
  const isProbe = (name: string): boolean =>
    name.startsWith(`${tag}.`) && !name.slice(tag.length + 1).includes('.');
  const taken = new Set(of.filter(isProbe));
  return of.map((from) => {
    if (isProbe(from)) return { from, to: from };
    let n = 1;
    while (taken.has(`${tag}.${n}`)) n += 1;
    taken.add(`${tag}.${n}`);
    return { from, to: `${tag}.${n}` };
  });
};

const rename = (sensors: readonly SensorPart[], renamings: readonly Renaming[]): readonly SensorPart[] => {
  const nameOf = (tag: unknown): unknown => renamings.find(({ from }) => from === tag)?.to ?? tag;
  const renamed = (channel: Values): Values => ({ ...channel, tag: nameOf(channel['tag']) });
  return sensors.map((sensor) => ({ ...sensor, channels: sensor.channels.map(renamed) }));
};

export const joinProbes = (rig: EditedRig, { tag, of, by }: Joined): EditedRig => {
  const renamings = renamingsFor(tag, of);
  return {
    ...rig,
    sensors: rename(rig.sensors, renamings),
    together: [...rig.together, { tag, of: renamings.map(({ to }) => to), by }],
  };
};

/** The first of them gives the value alone again, by its name. */
export const separateProbes = (rig: EditedRig, at: number): EditedRig => {
  const joined = rig.together[at];
  const [first] = joined?.of ?? [];
  return {
    ...rig,
    sensors: joined && first ? rename(rig.sensors, [{ from: first, to: joined.tag }]) : rig.sensors,
    together: rig.together.filter((_, n) => n !== at),
  };
};
