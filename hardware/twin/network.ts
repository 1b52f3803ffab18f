// A net of bodies that hold heat and ties that pass it. The quick bodies (air, film, leaves …), which would swing in a long step,
// are solved all together and implicitly (backward Euler, LDLᵀ elimination): stable at any step. The slow ones (ground, walls),
// which need hours, give and take by their temperatures at its start, and the worlds around the net keep theirs. Both sides of
// a tie are given the same heat to the last digit. Laws write into plain rows of numbers, so that a step costs no memory.

export interface Topology {
  /** How many there are of each; bodies are numbered quick first, then slow, then the worlds. */
  readonly quick: number;
  readonly slow: number;
  readonly worlds: number;
  /** The pairs of bodies between which heat can pass. */
  readonly pairs: readonly (readonly [number, number])[];
}

export interface Network {
  /** J/K of each body; a world's is not read. */
  readonly capacities: Float64Array;
  /** W/K of each pair. */
  readonly ties: Float64Array;
  /** W into each body. */
  readonly gains: Float64Array;
  /** °C of each body, the worlds too. */
  readonly temperatures: Float64Array;
  /** Lets `seconds` pass. Returns the J that left to the worlds. */
  step(seconds: number): number;
}

/** Ties of one sort: their places in `ties`, and their bodies, the lower number first. */
interface Ties {
  readonly place: Uint8Array;
  readonly a: Uint8Array;
  readonly b: Uint8Array;
}

interface Work extends Omit<Network, 'step'> {
  readonly quick: number;
  readonly firstWorld: number;
  readonly matrix: Float64Array;
  /** W into each body; of the quick ones the right side of their equations, then their temperatures. */
  readonly heat: Float64Array;
  readonly quickTies: Ties;
  readonly mixedTies: Ties;
  readonly slowTies: Ties;
}

export const createNetwork = ({ quick, slow, worlds, pairs }: Topology): Network => {
  const all = quick + slow + worlds;
  const net = {
    capacities: new Float64Array(all),
    ties: new Float64Array(pairs.length),
    gains: new Float64Array(all),
    temperatures: new Float64Array(all),
  };
  const work: Work = {
    ...net,
    quick,
    firstWorld: quick + slow,
    matrix: new Float64Array(quick * quick),
    heat: new Float64Array(all),
    quickTies: sortTies(pairs, (_, b) => b < quick),
    mixedTies: sortTies(pairs, (a, b) => a < quick && b >= quick),
    slowTies: sortTies(pairs, (a) => a >= quick),
  };
  return { ...net, step: (seconds) => stepNet(work, seconds) };
};

const sortTies = (pairs: Topology['pairs'], among: (a: number, b: number) => boolean): Ties => {
  const chosen = pairs.flatMap(([a, b], place) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return among(low, high) ? [{ place, low, high }] : [];
  });
  return {
    place: Uint8Array.from(chosen, ({ place }) => place),
    a: Uint8Array.from(chosen, ({ low }) => low),
    b: Uint8Array.from(chosen, ({ high }) => high),
  };
};

const stepNet = (work: Work, seconds: number): number => {
  begin(work, seconds);
  tieQuick(work);
  tieMixed(work);
  tieSlow(work);
  solve(work.matrix, work.heat, work.quick);
  passOn(work);
  return settle(work, seconds) * seconds;
};

const begin = ({ matrix, heat, gains, capacities, temperatures: t, quick }: Work, seconds: number): void => {
  for (let at = 0; at < matrix.length; at++) matrix[at] = 0;
  for (let b = 0; b < heat.length; b++) heat[b] = gains[b] ?? 0;
  for (let b = 0; b < quick; b++) {
    const share = (capacities[b] ?? 0) / seconds;
    matrix[b * quick + b] = share;
    heat[b] = (heat[b] ?? 0) + share * (t[b] ?? 0);
  }
};

const tieQuick = ({ matrix, ties, quick, quickTies: { place, a, b } }: Work): void => {
  for (let p = 0; p < place.length; p++) {
    const value = ties[place[p] ?? 0] ?? 0;
    const one = a[p] ?? 0;
    const other = b[p] ?? 0;
    const row = one * quick;
    matrix[row + one] = (matrix[row + one] ?? 0) + value;
    matrix[other * quick + other] = (matrix[other * quick + other] ?? 0) + value;
    matrix[row + other] = (matrix[row + other] ?? 0) - value;
  }
};

const tieMixed = ({ matrix, heat, ties, temperatures: t, quick, mixedTies: { place, a, b } }: Work): void => {
  for (let p = 0; p < place.length; p++) {
    const value = ties[place[p] ?? 0] ?? 0;
    const one = a[p] ?? 0;
    const other = b[p] ?? 0;
    const there = value * (t[other] ?? 0);
    matrix[one * quick + one] = (matrix[one * quick + one] ?? 0) + value;
    heat[one] = (heat[one] ?? 0) + there;
    heat[other] = (heat[other] ?? 0) - there;
  }
};

const tieSlow = ({ heat, ties, temperatures: t, slowTies: { place, a, b } }: Work): void => {
  for (let p = 0; p < place.length; p++) {
    const one = a[p] ?? 0;
    const other = b[p] ?? 0;
    const watts = (ties[place[p] ?? 0] ?? 0) * ((t[one] ?? 0) - (t[other] ?? 0));
    heat[one] = (heat[one] ?? 0) - watts;
    heat[other] = (heat[other] ?? 0) + watts;
  }
};

/** Solves in place; only the upper triangle of the symmetric positive matrix is read. Each pivot is left inverted. */
const solve = (matrix: Float64Array, x: Float64Array, n: number): void => {
  for (let k = 0; k < n; k++) eliminate(matrix, x, n, k);
  for (let k = n - 1; k >= 0; k--) {
    let rest = x[k] ?? 0;
    for (let j = k + 1; j < n; j++) rest -= (matrix[k * n + j] ?? 0) * (x[j] ?? 0);
    x[k] = rest * (matrix[k * n + k] ?? 1);
  }
};

/** Takes body `k` out of the equations of those after it. */
const eliminate = (matrix: Float64Array, x: Float64Array, n: number, k: number): void => {
  const row = k * n;
  const inverse = 1 / (matrix[row + k] ?? 1);
  matrix[row + k] = inverse;
  const own = x[k] ?? 0;
  for (let i = k + 1; i < n; i++) {
    const factor = (matrix[row + i] ?? 0) * inverse;
    for (let j = i; j < n; j++)
      matrix[i * n + j] = (matrix[i * n + j] ?? 0) - factor * (matrix[row + j] ?? 0);
    x[i] = (x[i] ?? 0) - factor * own;
  }
};

/** What the quick bodies, at their solved temperatures, give to the slow ones and to the worlds. */
const passOn = ({ heat, ties, mixedTies: { place, a, b } }: Work): void => {
  for (let p = 0; p < place.length; p++) {
    const other = b[p] ?? 0;
    heat[other] = (heat[other] ?? 0) + (ties[place[p] ?? 0] ?? 0) * (heat[a[p] ?? 0] ?? 0);
  }
};

/** Everybody's new temperature; returns the W that the worlds were given. */
const settle = ({ heat, capacities, temperatures: t, quick, firstWorld }: Work, seconds: number): number => {
  for (let b = 0; b < quick; b++) t[b] = heat[b] ?? 0;
  for (let b = quick; b < firstWorld; b++)
    t[b] = (t[b] ?? 0) + ((heat[b] ?? 0) * seconds) / (capacities[b] ?? 1);
  let lost = 0;
  for (let w = firstWorld; w < heat.length; w++) lost += heat[w] ?? 0;
  return lost;
};
