// What a family writes down, each with its drawing: path data in 24 × 24, lines only.
import type { WireWritten } from '../../../controller/contract/written.ts';

export type EntryKind = Exclude<WireWritten['what'], 'undo'>;
export type Unit = NonNullable<WireWritten['unit']>;

/** In the order of the buttons: a pencil, a full basket, a full sack, a beetle, a guest at the door, a hoe. */
export const PICTOGRAMS: Readonly<Record<EntryKind, string>> = {
  note: 'M4 20l1-5L16 4l4 4L9 19z M14 6l4 4',
  harvest: 'M3 11h18l-2 9H5z M8 15v2 M12 15v2 M16 15v2 M8 11q-1-5 4-8q5 3 4 8',
  input: 'M8 3h8l-2 4q5 4 4 11q0 3-3 3H9q-3 0-3-3q-1-7 4-11z M10 7h4 M12 12v5 M9.5 14.5h5',
  pest: 'M12 8q5 0 5 6t-5 7q-5-1-5-7t5-6z M12 8v13 M9 5l2 3 M15 5l-2 3 M3 11l4 2 M21 11l-4 2 M3 19l4-2 M21 19l-4-2',
  visit: 'M12 4a3 3 0 1 1 0 6a3 3 0 1 1 0-6 M6 21v-4q0-5 6-5t6 5v4',
  work: 'M5 21L15 5 M12 3q5-1 8 4l-6 0z',
};

export const ENTRY_KINDS = Object.keys(PICTOGRAMS) as readonly EntryKind[];
/** The controller takes no longer one: some minutes of talking. */
export const MOST_VOICE_BYTES = 4 * 1024 * 1024;
export const UNITS: readonly Unit[] = ['kg', 'g', 'L', 'mL', 'piece'];
