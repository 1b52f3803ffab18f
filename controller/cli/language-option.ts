// `--lang`: understood before and behind every verb, and taken out before the verb reads its own options.
import { parseArgs } from 'node:util';

export interface Wish {
  /** As it was typed last; undefined where nobody wished for a language. */
  readonly wish: string | undefined;
  /** All else that was typed. */
  readonly rest: readonly string[];
}

export const takeLanguage = (args: readonly string[]): Wish => {
  const { tokens } = parseArgs({
    args: [...args],
    options: { lang: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  const wishes = tokens.flatMap((token) => (token.kind === 'option' && token.name === 'lang' ? [token] : []));
  const taken = new Set(
    wishes.flatMap(({ index, inlineValue }) => (inlineValue === false ? [index, index + 1] : [index])),
  );
  const last = wishes.at(-1);
  return { wish: last && (last.value ?? ''), rest: args.filter((_, place) => !taken.has(place)) };
};
