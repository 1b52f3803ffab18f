// One measured figure and the limit it is held to.
export interface Figure {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** Highest (or, with `atLeast`, lowest) value that is good enough. */
  readonly limit: number;
  readonly ok: boolean;
  /** How it was measured, one line. */
  readonly how: string;
}

/** What a person asked of a group beyond its name, and where it may tell more than figures. */
export interface BenchWishes {
  readonly seeds: string | undefined;
  readonly scenarios: string | undefined;
  /** Folder for pictures, drawn instead of measuring. */
  readonly plots: string | undefined;
  /** File in which the outcomes of long work are kept, so that it can be interrupted and gone on with. */
  readonly keep: string | undefined;
  /** `text` for people, `details` for JSON. */
  tell(text: string, details: unknown): void;
  /** How far long work has come. */
  onProgress(done: number, all: number): void;
}

export interface BenchGroup {
  readonly name: string;
  run(wishes: BenchWishes): Promise<readonly Figure[]>;
}

export const atMost = (id: string, value: number, unit: string, limit: number, how: string): Figure => ({
  id,
  value,
  unit,
  limit,
  ok: value <= limit,
  how,
});

export const atLeast = (id: string, value: number, unit: string, limit: number, how: string): Figure => ({
  id,
  value,
  unit,
  limit,
  ok: value >= limit,
  how,
});
