// What a check of the machine says: well, wrong with the way to mend it, or nothing to be known here.
export type Finding =
  | { readonly check: string; readonly state: 'ok' | 'not-applicable' | 'not-known'; readonly found: string }
  | { readonly check: string; readonly state: 'wrong'; readonly found: string; readonly fix: string };

export const ok = (check: string, found: string): Finding => ({ check, state: 'ok', found });
export const wrong = (check: string, found: string, fix: string): Finding => ({
  check,
  state: 'wrong',
  found,
  fix,
});
export const notKnown = (check: string, found: string): Finding => ({ check, state: 'not-known', found });
