// How much the consoles together and one of them may ask of the gateway.
export interface SocketLimits {
  /** Sockets at once. */
  readonly total: number;
  /** Sockets of one network address. */
  readonly perAddress: number;
  /** Messages a second that a socket may send. */
  readonly messagesPerSecond: number;
  /** Bytes waiting for a slow console, above which it gets no more deltas but one snapshot later. */
  readonly backlogBytes: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  total: 64,
  perAddress: 16,
  messagesPerSecond: 20,
  backlogBytes: 512 * 1024,
};

/** Counts who is in. */
export interface Doorkeeper {
  isFull(address: string): boolean;
  /** `leave` must follow once. */
  enter(address: string): void;
  leave(address: string): void;
}

export const createDoorkeeper = ({ total, perAddress }: SocketLimits): Doorkeeper => {
  const inside = new Map<string, number>();
  let count = 0;
  return {
    isFull: (address) => count >= total || (inside.get(address) ?? 0) >= perAddress,
    enter(address) {
      count += 1;
      inside.set(address, (inside.get(address) ?? 0) + 1);
    },
    leave(address) {
      count -= 1;
      const left = (inside.get(address) ?? 1) - 1;
      if (left > 0) inside.set(address, left);
      else inside.delete(address);
    },
  };
};
