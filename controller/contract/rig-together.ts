// Several probes that are one value: what of their joining cannot be carried out, each with what would do.
import type { Joining } from '../core/installation.ts';
import type { QuantityKind } from '../core/quantities.ts';
import { wanted } from '../core/schema-reason.ts';
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
            message: wanted('rig.wanted.vote'),
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
    return [{ path, message: wanted('rig.wanted.not-alone', { tag }) }];
  return joined.indexOf(tag) < n ? [{ path, message: wanted('rig.wanted.joined-once', { tag }) }] : [];
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
  if (of.indexOf(probe) < m) return [{ path, message: wanted('rig.wanted.probe-once', { probe }) }];
  if (!isProbeOf(tag, probe)) return [{ path, message: wanted('rig.wanted.probe-name', { tag }) }];
  if (measured.some((channel) => channel.tag === probe)) return [];
  const known = measured.map((channel) => channel.tag).filter((each) => isProbeOf(tag, each));
  const message =
    known.length > 0
      ? wanted('rig.wanted.probe-measured', { probe, of: known.join(', ') })
      : wanted('rig.wanted.probe-first', { probe });
  return [{ path, message }];
};

const isProbeOf = (tag: string, probe: string): boolean =>
  probe.startsWith(`${tag}.`) && !probe.slice(tag.length + 1).includes('.');

const kindFaults = ({ of }: Joined, n: number, measured: readonly Measured[]): readonly Place[] => {
  const path = ['together', n, 'of'];
  const kinds = measured.filter(({ tag }) => of.includes(tag)).map(({ quantity }) => quantity);
  const [first] = kinds;
  if (first === undefined) return [];
  const other = kinds.find((kind) => kind !== first);
  if (other !== undefined) return [{ path, message: wanted('rig.wanted.one-quantity', { first, other }) }];
  return canBeJoined(first) ? [] : [{ path, message: wanted('rig.wanted.middle', { first }) }];
};
