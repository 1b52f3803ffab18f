// What is asked for while the disk is busy goes to the disk together, in one write, and is acknowledged together.

export interface GroupCommit<T> {
  /** Resolves when the write that carried `item` has succeeded; rejects when it has not. */
  add(item: T): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export interface GroupCommitOptions<T> {
  readonly write: (items: readonly T[]) => Promise<void>;
  /** True where later items build on earlier ones: a failure then takes along those that wait. */
  readonly failTogether: boolean;
}

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

export const createGroupCommit = <T>({ write, failTogether }: GroupCommitOptions<T>): GroupCommit<T> => {
  let waiting: Waiting<T>[] = [];
  let running: Promise<void> | undefined;

  const commit = async (batch: readonly Waiting<T>[]): Promise<void> => {
    try {
      await write(batch.map(({ item }) => item));
      for (const { resolve } of batch) resolve();
    } catch (cause) {
      const failed = failTogether ? [...batch, ...waiting.splice(0)] : batch;
      for (const { reject } of failed) reject(cause);
    }
  };

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await commit(batch);
    }
    running = undefined;
  };

  return {
    add: (item) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        // Begins a moment later, so that what is asked for in the same tick goes together.
        running ??= Promise.resolve().then(run);
      }),
    settled: async () => running,
  };
};
