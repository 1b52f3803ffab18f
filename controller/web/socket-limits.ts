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
  perAddress: 8,
  messagesPerSecond: 20,
  backlogBytes: 512 * 1024,
};

/** Counts who is in. */
export interface Doorkeeper {
  isFull(address: string): boolean;
  /** False when there is no room; otherwise `leave` must follow. */
  enter(address: string): boolean;
  leave(address: string): void;
}

export const createDoorkeeper = ({ total, perAddress }: SocketLimits): Doorkeeper => {
  const inside = new Map<string, number>();
  let count = 0;
  const isFull = (address: string) => count >= total || (inside.get(address) ?? 0) >= perAddress;
  return {
    isFull,
    enter(address) {
      if (isFull(address)) return false;
      count += 1;
      inside.set(address, (inside.get(address) ?? 0) + 1);
      return true;
    },
    leave(address) {
      count -= 1;
      const left = (inside.get(address) ?? 1) - 1;
      if (left > 0) inside.set(address, left);
      else inside.delete(address);
    },
  };
};
