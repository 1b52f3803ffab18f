// What is set on a tablet or a screen before it hangs on the wall and is left alone. The record outlives a restart.
import { z } from 'zod';

/** In the order in which it is done; the words are `kiosk.ITEM` and `kiosk.ITEM.how`. */
export const KIOSK_ITEMS = {
  tablet: [
    'browser',
    'address',
    'network',
    'charging',
    'awake',
    'brightness',
    'sound',
    'time',
    'updates',
    'pinned',
    'power-cut',
  ],
  screen: ['start', 'blank', 'pointer', 'speaker', 'touch', 'cut'],
} as const;

export type KioskPlace = keyof typeof KIOSK_ITEMS;

export const isKioskItem = (name: string): boolean =>
  Object.entries(KIOSK_ITEMS).some(([place, items]) => items.some((item) => name === `${place}-${item}`));

const doneSchema = z.strictObject({ at: z.number(), by: z.string() });

/** By `PLACE-ITEM`, when it was seen to hold, and by whom. */
export const kioskSchema = z.strictObject({ version: z.literal(1), done: z.record(z.string(), doneSchema) });

export const kioskTickSchema = z.strictObject({ done: z.boolean() });

export type Kiosk = z.infer<typeof kioskSchema>;
export interface KioskView extends Pick<Kiosk, 'done'> {
  readonly items: typeof KIOSK_ITEMS;
}

export const nothingSet: Kiosk = { version: 1, done: {} };
