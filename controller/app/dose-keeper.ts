// Keeps what doses teach, and what salt says of the EC probe: one small document, written after each dose that taught something, and
// when a doubt begins or ends.
import type { LearnedDoses } from '../contract/learned-doses.ts';
import type { DoseMemory } from '../core/control/dose-effect.ts';
import { tellDoses } from '../core/control/dose-past.ts';
import type { Moment } from '../core/over-restart.ts';
import { type SaltMemory, type SaltPast, tellSalt } from '../core/signal/salt-witness.ts';
import type { Document, Log } from '../ports.ts';

interface Learned {
  readonly doses: DoseMemory;
  readonly salt: SaltMemory;
}

type KeepDoses = (learned: Learned, moment: Pick<Moment, 'now' | 'monotonic'>) => void;

/** Call the keeper with what is remembered after each round; it writes when what was learned is another. */
export const createDoseKeeper = (
  document: Pick<Document<LearnedDoses>, 'value' | 'save'>,
  log: Pick<Log, 'error'>,
): KeepDoses => {
  let kept: DoseMemory | undefined;
  let wasDoubted = document.value.salt !== undefined;
  return ({ doses, salt: memory }, moment) => {
    const salt = tellSalt(memory, moment);
    const before = kept ?? doses;
    kept = doses;
    const isNews = doses.gains !== before.gains || doses.lockedAt !== before.lockedAt;
    if (!isNews && wasDoubted === (salt !== undefined)) return;
    wasDoubted = salt !== undefined;
    document
      .save(toDocument(doses, salt, moment))
      .catch((cause) => log.error('what doses have taught could not be saved', { cause: String(cause) }));
  };
};

const toDocument = (
  doses: DoseMemory,
  salt: SaltPast | undefined,
  moment: Pick<Moment, 'now' | 'monotonic'>,
): LearnedDoses => {
  const { at, gains, locked, witness, doubted } = tellDoses(doses, moment);
  return {
    ...{ version: 1, at, gains: { ...gains }, locked: { ...locked } },
    ...(witness ? { witness: { ...witness, first: [...witness.first], latest: [...witness.latest] } } : {}),
    ...(doubted === undefined ? {} : { doubted }),
    ...(salt ? { salt } : {}),
  };
};
