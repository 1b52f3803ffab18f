// One leased relay, as the firmware guards it: what is on ends by itself, and too long on means a rest.
export interface RelayLimits {
  /** What the relay falls back to. */
  readonly safe: boolean;
  /** ms */
  readonly longestOn: number;
  readonly shortestOff: number;
}

/** Times in ms of the board's own clock. */
export interface Relay {
  readonly on: boolean;
  readonly leaseEnd: number;
  readonly onSince: number;
  /** After a trip nothing switches it on before. */
  readonly restUntil: number;
}

export const restingRelay = ({ safe }: RelayLimits): Relay => ({
  on: safe,
  leaseEnd: Number.POSITIVE_INFINITY,
  onSince: 0,
  restUntil: 0,
});

export const orderRelay = (relay: Relay, on: boolean, lease: number, now: number): Relay => {
  if (on && now < relay.restUntil) return relay;
  return { ...relay, on, leaseEnd: now + lease, onSince: on && !relay.on ? now : relay.onSince };
};

/** The relay without its lease. */
export const makeRelaySafe = (relay: Relay, { safe }: RelayLimits): Relay => ({
  ...relay,
  on: safe,
  leaseEnd: Number.POSITIVE_INFINITY,
});

/** What has run out by now takes effect. */
export const lapseRelay = (relay: Relay, limits: RelayLimits, now: number): Relay => {
  const tripped = relay.on && !limits.safe && now - relay.onSince >= limits.longestOn;
  if (tripped) return { ...makeRelaySafe(relay, limits), restUntil: now + limits.shortestOff };
  return now >= relay.leaseEnd ? makeRelaySafe(relay, limits) : relay;
};

/** When something runs out next, ms. */
export const relayDeadline = ({ on, leaseEnd, onSince }: Relay, { longestOn }: RelayLimits): number =>
  on ? Math.min(leaseEnd, onSince + longestOn) : Number.POSITIVE_INFINITY;
