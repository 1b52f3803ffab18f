// Cuts the byte stream from a board into whole Firmata messages, whatever the chunks; resynchronises at every byte ≥ 0x80.
// firmata-io's own parser lets a broken sysex grow without end and swallows what follows, so it only ever gets whole messages.
import { END_SYSEX, START_SYSEX } from './frame.ts';

/** The capability answer of a Mega 2560 is the longest message of all, about 700 bytes. */
const LONGEST_MESSAGE = 1024;
const VERSION_REPORT = 0xf9;

/** Length of a message that begins with this byte, or 0 where none does. */
const shortLength = (status: number): number => {
  const family = status & 0xf0;
  return status === VERSION_REPORT || family === 0x90 || family === 0xe0 ? 3 : 0;
};

/** Feed it chunks; it calls back with whole messages, in order. */
export const createSplitter = (onMessage: (message: Uint8Array) => void): ((chunk: Uint8Array) => void) => {
  let held: number[] = [];

  const begin = (byte: number): void => {
    held = byte === START_SYSEX || shortLength(byte) > 0 ? [byte] : [];
  };

  const emit = (): void => {
    const message = Uint8Array.from(held);
    held = [];
    onMessage(message);
  };

  const keep = (byte: number): void => {
    if (held.length === 0) return;
    held.push(byte);
    if (held.length === shortLength(held[0] ?? 0)) emit();
    else if (held.length >= LONGEST_MESSAGE) held = [];
  };

  const end = (): void => {
    if (held[0] !== START_SYSEX) return;
    held.push(END_SYSEX);
    emit();
  };

  const take = (byte: number): void => {
    if (byte === END_SYSEX) end();
    else if (byte >= 0x80) begin(byte);
    else keep(byte);
  };

  return (chunk) => {
    for (const byte of chunk) take(byte);
  };
};
