// Keeps what the nights teach: one small document, written once a morning.
import type { Nights } from '../contract/nights.ts';
import type { Document, Log } from '../ports.ts';
import type { Cycle } from './loop.ts';

export const createNightKeeper = (document: Document<Nights>, log: Log): ((cycle: Cycle) => void) => {
  let kept: readonly unknown[] = document.value.nights;
  return ({ result }) => {
    const { nights } = result.state.memory.frost;
    if (nights === kept) return;
    kept = nights;
    document
      .save({ version: 1, nights: [...nights] })
      .catch((cause) =>
        log.error('the nights that were learned could not be saved', { cause: String(cause) }),
      );
  };
};
