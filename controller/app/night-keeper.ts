// Keeps what the nights teach, and what heat kept for them has cost: one small document, written once a morning, and as cost grows.
import type { Nights } from '../contract/nights.ts';
import { type BankingMemory, spentOf } from '../core/control/heat-banking.ts';
import type { PastNight } from '../core/frost/night.ts';
import type { Document, Log } from '../ports.ts';

/** °C·h; so little is lost where the power goes. A twentieth of what a month may cost. */
const WORTH_WRITING = 0.5;

type Cost = BankingMemory['cost'];

/** Call the keeper with the nights and the cost of each round; it writes when nights are others, or cost has grown. */
export const createNightKeeper = (
  document: Document<Nights>,
  log: Log,
): ((nights: readonly PastNight[], cost: Cost) => void) => {
  let kept: { readonly nights: readonly PastNight[]; readonly spent: number } | undefined;
  return (nights, cost) => {
    const now = { nights, spent: spentOf(cost) };
    kept ??= now;
    if (nights === kept.nights && now.spent < kept.spent + WORTH_WRITING) return;
    kept = now;
    document
      .save({ version: 1, nights: [...nights], banked: [...cost] })
      .catch((cause) =>
        log.error('the nights that were learned could not be saved', { cause: String(cause) }),
      );
  };
};
