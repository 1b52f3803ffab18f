// A net of bodies that hold heat and links that pass it, stepped implicitly: stable at any step, and what one body loses
// another gains to the last digit, because all links are solved together (backward Euler, LDLᵀ elimination).

/** Scratch for one step: `begin`, bodies, links and gains, `solve`. Reused, so that a step costs no memory. */
export interface Network {
  /** Clears everything for a step of so many seconds. */
  begin(seconds: number): void;
  /** A body that holds heat, J/K, at a temperature, °C. */
  body(body: number, capacity: number, temperature: number): void;
  /** Heat passes between two bodies, W/K. */
  link(a: number, b: number, conductance: number): void;
  /** Heat passes between a body and the world at a temperature, W/K. */
  open(body: number, conductance: number, temperature: number): void;
  /** W into a body. */
  gain(body: number, watts: number): void;
  /** Temperatures at the end of the step, °C. */
  solve(): Float64Array;
  /** W that leave to the world, at the solved temperatures. */
  lost(): number;
}

const MOST_EXITS = 32;

export const createNetwork = (size: number): Network => {
  const matrix = new Float64Array(size * size);
  const heat = new Float64Array(size);
  const exits = {
    body: new Uint8Array(MOST_EXITS),
    conductance: new Float64Array(MOST_EXITS),
    to: new Float64Array(MOST_EXITS),
  };
  let exitCount = 0;
  let step = 1;
  const add = (row: number, column: number, value: number) => {
    const at = row * size + column;
    matrix[at] = (matrix[at] ?? 0) + value;
  };
  const warm = (body: number, value: number) => {
    heat[body] = (heat[body] ?? 0) + value;
  };

  return {
    begin(seconds) {
      matrix.fill(0);
      heat.fill(0);
      exitCount = 0;
      step = seconds;
    },
    body(body, capacity, temperature) {
      add(body, body, capacity / step);
      warm(body, (capacity / step) * temperature);
    },
    link(a, b, conductance) {
      add(a, a, conductance);
      add(b, b, conductance);
      add(Math.min(a, b), Math.max(a, b), -conductance);
    },
    open(body, conductance, temperature) {
      add(body, body, conductance);
      warm(body, conductance * temperature);
      exits.body[exitCount] = body;
      exits.conductance[exitCount] = conductance;
      exits.to[exitCount] = temperature;
      exitCount += 1;
    },
    gain(body, watts) {
      warm(body, watts);
    },
    solve() {
      solveSymmetric(matrix, heat, size);
      return heat;
    },
    lost() {
      let sum = 0;
      for (let e = 0; e < exitCount; e++)
        sum += (exits.conductance[e] ?? 0) * ((heat[exits.body[e] ?? 0] ?? 0) - (exits.to[e] ?? 0));
      return sum;
    },
  };
};

/** Solves in place; only the upper triangle of the symmetric positive matrix is read. */
const solveSymmetric = (matrix: Float64Array, x: Float64Array, n: number): void => {
  for (let k = 0; k < n; k++) eliminate(matrix, x, n, k);
  for (let k = n - 1; k >= 0; k--) {
    let rest = x[k] ?? 0;
    for (let j = k + 1; j < n; j++) rest -= (matrix[k * n + j] ?? 0) * (x[j] ?? 0);
    x[k] = rest / (matrix[k * n + k] ?? 1);
  }
};

const eliminate = (matrix: Float64Array, x: Float64Array, n: number, k: number): void => {
  const pivot = matrix[k * n + k] ?? 1;
  for (let i = k + 1; i < n; i++) {
    const factor = (matrix[k * n + i] ?? 0) / pivot;
    if (factor === 0) continue;
    for (let j = i; j < n; j++)
      matrix[i * n + j] = (matrix[i * n + j] ?? 0) - factor * (matrix[k * n + j] ?? 0);
    x[i] = (x[i] ?? 0) - factor * (x[k] ?? 0);
  }
};
