// Several probes that are one value: what of their joining cannot be carried out, each with what would do.
import type { Joining } from '../core/installation.ts';
import type { QuantityKind } from '../core/quantities.ts';
import { canBeJoined } from '../core/signal/accuracy.ts';
import type { Place } from './rig-places.ts';

interface Measured {
  readonly tag: string;
  readonly quantity: QuantityKind;
}

interface Joined extends Joining {
  readonly tag: string;
}

interface Parts {
  readonly sensors: readonly { readonly channels: readonly Measured[] }[];
  readonly together: readonly Joined[];
}

/** Two cannot outvote each other. */
const FEWEST_VOTERS = 3;

export const joiningFaults = ({ sensors, together }: Parts): readonly Place[] => {
  const measured = sensors.flatMap(({ channels }) => channels);
  const joined = together.map(({ tag }) => tag);
  return together.flatMap((each, n) => [
    ...tagFaults(each, n, measured, joined),
    ...each.of.flatMap((_, m) => probeFaults(each, n, m, measured)),
    ...kindFaults(each, n, measured),
    ...(each.by === 'vote' && each.of.length < FEWEST_VOTERS
      ? [
          {
            path: ['together', n, 'by'],
            message:
              'a vote takes the middle one of three probes or more, and two cannot outvote each other: add a third, or say mean, or highest or lowest, whichever side is safe',
          },
        ]
      : []),
  ]);
};

const tagFaults = (
  { tag }: Joined,
  n: number,
  measured: readonly Measured[],
  joined: readonly string[],
): readonly Place[] => {
  const path = ['together', n, 'tag'];
  if (measured.some((channel) => channel.tag === tag))
    return [{ path, message: `one sensor alone is ${tag} already; call its channel ${tag}.1` }];
  return joined.indexOf(tag) < n
    ? [{ path, message: `${tag} is joined above; name all its probes there` }]
    : [];
};

/** A probe bears the name of the value, so that everybody who reads it knows what it is of. */
const probeFaults = (
  { tag, of }: Joined,
  n: number,
  m: number,
  measured: readonly Measured[],
): readonly Place[] => {
  const path = ['together', n, 'of', m];
  const probe = of[m] ?? '';
  if (of.indexOf(probe) < m) return [{ path, message: `${probe} stands twice; name each probe once` }];
  if (!isProbeOf(tag, probe))
    return [{ path, message: `a probe of ${tag} has its name and one word more, such as ${tag}.north` }];
  if (measured.some((channel) => channel.tag === probe)) return [];
  const known = measured.map((channel) => channel.tag).filter((each) => isProbeOf(tag, each));
  const those = known.length > 0 ? `there are ${known.join(', ')}` : 'give a channel that tag first';
  return [{ path, message: `no sensor measures ${probe}; ${those}` }];
};

const isProbeOf = (tag: string, probe: string): boolean =>
  probe.startsWith(`${tag}.`) && !probe.slice(tag.length + 1).includes('.');

const kindFaults = ({ of }: Joined, n: number, measured: readonly Measured[]): readonly Place[] => {
  const path = ['together', n, 'of'];
  const kinds = measured.filter(({ tag }) => of.includes(tag)).map(({ quantity }) => quantity);
  const [first] = kinds;
  if (first === undefined) return [];
  const other = kinds.find((kind) => kind !== first);
  if (other !== undefined) return [{ path, message: `probes of one quantity, not ${first} and ${other}` }];
  return canBeJoined(first)
    ? []
    : [{ path, message: `probes of a quantity between whose values there is a middle; ${first} has none` }];
};
