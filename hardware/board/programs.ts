// What the board does by itself while the host is lost. Byte layouts: hardware/firmware/PROTOCOL.md, "Program record".
import { crc16 } from './frame.ts';
import type { Request } from './requests.ts';

const NONE = 0xff;

/** Seconds on and off in turn; on 0 stays off, off 0 stays on as long as the output may. */
export interface Phases {
  readonly on: number;
  readonly off: number;
}

/** A pump in its cycle. Without a light pin it is always day. */
export interface CycleProgram {
  readonly kind: 'cycle';
  /** Index of the output, and its duty above 0. */
  readonly output: number;
  readonly duty: number;
  /** Counts of the analog channel, 0…1023: day begins at `day`, night below `night`. */
  readonly light?: { readonly channel: number; readonly day: number; readonly night: number };
  readonly day: Phases;
  readonly night: Phases;
}

/** A vent on an analog temperature pin. Where `open` is below `close` the counts fall with warmth. */
export interface VentProgram {
  readonly kind: 'vent';
  readonly output: number;
  /** The output that closes and how long either way takes, s; a vent without it is held open by its output. */
  readonly motor?: { readonly closing: number; readonly travel: number };
  readonly channel: number;
  /** Counts, 0…1023, not equal. */
  readonly open: number;
  readonly close: number;
}

export type FallbackProgram = CycleProgram | VentProgram;

const record = (bytes: readonly number[], words: readonly number[]): Uint8Array =>
  Uint8Array.from([...bytes, ...words.flatMap((word) => [word & 0xff, word >> 8])]);

/** The 16 bytes by which the board keeps a program. */
export const encodeProgram = (program: FallbackProgram): Uint8Array => {
  if (program.kind === 'vent') {
    const { output, motor, channel, open, close } = program;
    return record([2, output, motor?.closing ?? NONE, channel], [open, close, motor?.travel ?? 0, 0, 0, 0]);
  }
  const { output, duty, light, day, night } = program;
  return record(
    [1, output, Math.round(duty * 255), light?.channel ?? NONE],
    [light?.day ?? 0, light?.night ?? 0, day.on, day.off, night.on, night.off],
  );
};

export const programWrite = (place: number, program: Uint8Array): Request => ({
  type: 0x0c,
  payload: Uint8Array.from([place, ...program]),
});

/** Makes the written programs those of the configuration in force; an empty list forgets them. */
export const programCommit = (programs: readonly Uint8Array[]): Request => {
  const crc = crc16(programs.flatMap((program) => [...program]));
  return { type: 0x0d, payload: Uint8Array.from([programs.length, crc & 0xff, crc >> 8]) };
};

export const programRead = (place: number): Request => ({ type: 0x0e, payload: Uint8Array.of(place) });
