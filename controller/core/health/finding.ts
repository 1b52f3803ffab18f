// What a check says: well, wrong with the way to mend it, or nothing to be known here. Words are keys of the catalogues.
import { type Because, because } from '../because.ts';

export type Finding =
  | {
      /** Named `health.<check>` in the catalogues. */
      readonly check: string;
      /** The board or tag it is about, where there are several. */
      readonly subject?: string;
      readonly state: 'ok' | 'not-applicable' | 'not-known';
      readonly found: Because;
    }
  | {
      readonly check: string;
      readonly subject?: string;
      readonly state: 'wrong';
      readonly found: Because;
      readonly fix: Because;
    };

const say =
  (state: 'ok' | 'not-applicable' | 'not-known') =>
  (found: Because, subject?: string): Finding => ({
    check: checkOf(found),
    ...(subject === undefined ? {} : { subject }),
    state,
    found,
  });

export const ok = say('ok');
export const notApplicable = say('not-applicable');
export const notKnown = say('not-known');

/** `fix` is by default what the catalogues say under the key of the fault with `.fix` behind it. */
export const wrong = (found: Because, subject?: string, fix: Because = fixOf(found)): Finding => ({
  check: checkOf(found),
  ...(subject === undefined ? {} : { subject }),
  state: 'wrong',
  found,
  fix,
});

/** `health.disk.full` belongs to the check `disk`. */
const checkOf = ({ key }: Because): string => key.split('.')[1] ?? key;

const fixOf = ({ key, params }: Because): Because => because(`${key}.fix`, params);
