// A net of bodies that hold heat and ties that pass it. The quick bodies (air, film, leaves …), which would swing in a long step,
// are solved all together and implicitly (backward Euler, LDLᵀ elimination): stable at any step. The slow ones (ground, walls),
// which need hours, give and take by their temperatures at its start, and the worlds around the net keep theirs. Both sides of
// a tie are given the same heat to the last digit. Laws write into plain rows of numbers, so that a step costs no memory.

export interface Topology {
  /** How many there are of each; bodies are numbered quick first, then slow, then the worlds. */
  readonly quick: number;
  readonly slow: number;
  readonly worlds: number;
  /** The pairs of bodies between which heat can pass, the lower number first: quick pairs, then quick with others, then the rest. */
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

interface Work extends Omit<Network, 'step'> {
  readonly quick: number;
  readonly firstWorld: number;
  /** The bodies of each tie. */
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  /** So many ties are between quick bodies, and so many have a quick one at all. */
  readonly quickTies: number;
  readonly mixedTies: number;
  readonly matrix: Float64Array;
  /** W into each body; of the quick ones the right side of their equations, then their temperatures. */
  readonly heat: Float64Array;
}

/** Throws where the pairs are out of order. */
export const createNetwork = ({ quick, slow, worlds, pairs }: Topology): Network => {
  const all = quick + slow + worlds;
  const sorts = pairs.map(([a, b]) => (b < quick ? 0 : a < quick ? 1 : 2));
  if (sorts.some((sort, n) => sort < (sorts[n - 1] ?? 0)) || pairs.some(([a, b]) => a >= b))
    throw new RangeError('pairs of a heat network are out of order');
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
    from: Uint8Array.from(pairs, ([a]) => a),
    to: Uint8Array.from(pairs, ([, b]) => b),
    quickTies: sorts.filter((sort) => sort === 0).length,
    mixedTies: sorts.filter((sort) => sort < 2).length,
    matrix: new Float64Array(quick * quick),
    heat: new Float64Array(all),
  };
  return { ...net, step: (seconds) => stepNet(work, seconds) };
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
  for (let b = 0; b < heat.length; b++) heat[b] = gains[b] ?? 0;
  for (let b = 0; b < quick; b++) {
    const share = (capacities[b] ?? 0) / seconds;
    matrix[b * quick + b] = share;
    heat[b] = (heat[b] ?? 0) + share * (t[b] ?? 0);
    for (let j = b + 1; j < quick; j++) matrix[b * quick + j] = 0;
  }
};

const tieQuick = ({ matrix, ties, quick, from, to, quickTies }: Work): void => {
  for (let p = 0; p < quickTies; p++) {
    const value = ties[p] ?? 0;
    const a = from[p] ?? 0;
    const b = to[p] ?? 0;
    matrix[a * quick + a] = (matrix[a * quick + a] ?? 0) + value;
    matrix[b * quick + b] = (matrix[b * quick + b] ?? 0) + value;
    matrix[a * quick + b] = (matrix[a * quick + b] ?? 0) - value;
  }
};

const tieMixed = (work: Work): void => {
  const { matrix, heat, ties, temperatures: t, quick, from, to, mixedTies } = work;
  for (let p = work.quickTies; p < mixedTies; p++) {
    const value = ties[p] ?? 0;
    const a = from[p] ?? 0;
    const b = to[p] ?? 0;
    const there = value * (t[b] ?? 0);
    matrix[a * quick + a] = (matrix[a * quick + a] ?? 0) + value;
    heat[a] = (heat[a] ?? 0) + there;
    heat[b] = (heat[b] ?? 0) - there;
  }
};

const tieSlow = ({ heat, ties, temperatures: t, from, to, mixedTies }: Work): void => {
  for (let p = mixedTies; p < ties.length; p++) {
    const a = from[p] ?? 0;
    const b = to[p] ?? 0;
    const watts = (ties[p] ?? 0) * ((t[a] ?? 0) - (t[b] ?? 0));
    heat[a] = (heat[a] ?? 0) - watts;
    heat[b] = (heat[b] ?? 0) + watts;
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
const passOn = ({ heat, ties, from, to, quickTies, mixedTies }: Work): void => {
  for (let p = quickTies; p < mixedTies; p++) {
    const b = to[p] ?? 0;
    heat[b] = (heat[b] ?? 0) + (ties[p] ?? 0) * (heat[from[p] ?? 0] ?? 0);
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
