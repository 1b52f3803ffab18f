// Keeps what the nights teach: one small document, written once a morning.
import type { Nights } from '../contract/nights.ts';
import type { PastNight } from '../core/frost/night.ts';
import type { Document, Log } from '../ports.ts';

/** Call the keeper with the nights of each round; it writes when they are others. */
export const createNightKeeper = (
  document: Document<Nights>,
  log: Log,
): ((nights: readonly PastNight[]) => void) => {
  let kept: readonly PastNight[] | undefined;
  return (nights) => {
    kept ??= nights;
    if (nights === kept) return;
    kept = nights;
    document
      .save({ version: 1, nights: [...nights] })
      .catch((cause) =>
        log.error('the nights that were learned could not be saved', { cause: String(cause) }),
      );
  };
};
