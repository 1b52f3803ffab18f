// Keeps what doses teach: one small document, written after each dose that taught something.
import type { LearnedDoses } from '../contract/learned-doses.ts';
import type { DoseMemory } from '../core/control/dose-effect.ts';
import { type Moment, tellDoses } from '../core/control/dose-past.ts';
import type { Document, Log } from '../ports.ts';

/** Call the keeper with the memory of each round; it writes when what was learned is another. */
export const createDoseKeeper = (
  document: Pick<Document<LearnedDoses>, 'save'>,
  log: Pick<Log, 'error'>,
): ((memory: DoseMemory, moment: Pick<Moment, 'now' | 'monotonic'>) => void) => {
  let kept: DoseMemory | undefined;
  return (memory, moment) => {
    const before = kept ?? memory;
    kept = memory;
    if (memory.gains === before.gains && memory.lockedAt === before.lockedAt) return;
    const { at, gains, locked, witness, doubted } = tellDoses(memory, moment);
    document
      .save({
        ...{ version: 1, at, gains: { ...gains }, locked: { ...locked } },
        ...(witness
          ? { witness: { ...witness, first: [...witness.first], latest: [...witness.latest] } }
          : {}),
        ...(doubted === undefined ? {} : { doubted }),
      })
      .catch((cause) => log.error('what doses have taught could not be saved', { cause: String(cause) }));
  };
};
