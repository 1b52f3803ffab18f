// Which port each board tries next. A board is known by its id and may hang on any port, today another than yesterday; a port in
// use is left alone, because opening it would reset the board behind it.
import type { Transport } from '../transport.ts';

export interface PortPoolOptions {
  /** The ports of this moment, in order. */
  find(): Promise<readonly string[]>;
  open(path: string): Transport;
}

export interface PortPool {
  /** A line for the board of this id (undefined: any board): to where it was last met, else to the next port that nobody uses
   * and that is not known to lead to another board. Null when there is none. */
  next(id: string | undefined): Promise<Transport | null>;
  /** The board of this id was met at this port. */
  met(path: string, id: string): void;
}

export const createPortPool = ({ find, open }: PortPoolOptions): PortPool => {
  const inUse = new Set<string>();
  const idAt = new Map<string, string>();
  const lastTried = new Map<string | undefined, string>();

  const claim = (path: string): Transport => {
    const transport = open(path);
    inUse.add(path);
    const release = (): void => {
      inUse.delete(path);
    };
    transport.onClose(release);
    return {
      ...bound(transport),
      async open() {
        try {
          await transport.open();
        } catch (cause) {
          release();
          throw cause;
        }
      },
      async close() {
        await transport.close();
        release();
      },
    };
  };

  /** The one after the one tried last: a foreign device on the first port must not hide the board on the second. */
  const following = (ports: readonly string[], id: string | undefined): string | undefined =>
    ports[(ports.indexOf(lastTried.get(id) ?? '') + 1) % Math.max(ports.length, 1)];

  /** Of the free ports: where this board was met, unless it has just been missed there. */
  const ownOf = (free: readonly string[], id: string): string | undefined =>
    free.find((path) => idAt.get(path) === id && lastTried.get(id) !== path);

  const choose = (free: readonly string[], id: string | undefined): string | undefined => {
    if (id === undefined) return following(free, id);
    const likely = free.filter((path) => (idAt.get(path) ?? id) === id);
    return ownOf(free, id) ?? following(likely.length > 0 ? likely : free, id);
  };

  return {
    async next(id) {
      const present = await find();
      for (const path of idAt.keys()) if (!present.includes(path)) idAt.delete(path);
      const path = choose(
        present.filter((candidate) => !inUse.has(candidate)),
        id,
      );
      if (path === undefined) return null;
      lastTried.set(id, path);
      return claim(path);
    },
    met(path, id) {
      idAt.set(path, id);
      lastTried.delete(id);
    },
  };
};

/** The transport's own methods, whatever it is made of. */
const bound = (transport: Transport): Transport => ({
  path: transport.path,
  open: () => transport.open(),
  write: (bytes) => transport.write(bytes),
  onData: (listener) => transport.onData(listener),
  onClose: (listener) => transport.onClose(listener),
  close: () => transport.close(),
});
