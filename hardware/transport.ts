// The byte line to one board, whoever carries it: a serial port, a pseudo-terminal or the emulated USART.
// A transport lives for one connection and is thrown away after it: a closed port must never deliver an old byte later.
export interface Transport {
  /** Where it leads, for people: `/dev/ttyACM0`, `virtual`. */
  readonly path: string;
  /** Resolves when the line is open; rejects with what to do when it cannot be. */
  open(): Promise<void>;
  /** Bytes for the board, in order. Throws never; a dead line reports through `onClose`. */
  write(bytes: Uint8Array): void;
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once, when the line is gone for whatever reason. */
  onClose(listener: (cause?: Error) => void): void;
  close(): Promise<void>;
}
