// How a sentence of the catalogues takes its numbers and words: `{name}`, `{name:form}`, and `one|many` chosen by `n`. Pure.
// `{name:told}` is a number with the digits that the controller gave it, `{name:typed}` a word as somebody typed it, even where it is
// also the name of something.
import { formatClock, formatNumber, type Locale } from './format.ts';

export type Params = Readonly<Record<string, number | string>>;

/** Finds the words for a further key inside a sentence; undefined when it is not a key. */
export type FindWords = (key: string) => string | undefined;

/** Where a bare word in a parameter may stand for a name in the catalogues: `pump` is `output.pump`. */
const NAMESPACES = ['', 'tag.', 'output.', 'by.', 'crop.', 'stage.'];

/**
 * The sentence with its parameters, in the language of `locale`. A missing parameter shows as a dash, never as braces. The words that a
 * parameter stands for take the same parameters.
 */
export const compose = (message: string, params: Params, locale: Locale, find: FindWords): string =>
  choosePlural(message, params['n']).replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, form?: string) => {
    const value = params[name];
    if (value === undefined) return '—';
    if (typeof value === 'number') return formatParam(value, form, locale);
    if (form === 'typed') return value;
    const words = wordOf(value, locale, find);
    return words === value ? value : compose(words, { ...params, [name]: '' }, locale, find);
  });

/** Placeholders of a message, sorted, for comparing catalogues. */
export const placeholders = (message: string): readonly string[] =>
  [...new Set(message.match(/\{[^}]*\}/g) ?? [])].sort();

/** The half of `one|many` that `n` asks for. */
export const choosePlural = (message: string, n: number | string | undefined): string => {
  const [one = '', many] = message.split('|');
  return many === undefined || n === 1 ? one : many;
};

const formatParam = (value: number, form: string | undefined, locale: Locale): string => {
  if (form === 'time') return formatClock(value, locale);
  if (form === 'told') return formatNumber(value, decimalsOf(value), locale);
  if (form !== undefined && /^\d$/.test(form)) return formatNumber(value, Number(form), locale);
  return formatNumber(value, Number.isInteger(value) ? 0 : 1, locale);
};

/** Digits behind the point, three at most. */
const decimalsOf = (value: number): number => Number(value.toFixed(3)).toString().split('.')[1]?.length ?? 0;

/** The controller tells times of the day as `14:20`; people read them as their language writes them. */
const CLOCK = /^(\d\d):(\d\d)$/;

const wordOf = (value: string, locale: Locale, find: FindWords): string => {
  const [, hours, minutes] = CLOCK.exec(value) ?? [];
  return hours === undefined
    ? nameOf(value, find)
    : formatClock(Number(hours) * 60 + Number(minutes), locale);
};

/** The key of the words that a parameter stands for; undefined when it is no name in the catalogues. */
export const keyNamed = (value: string, find: FindWords): string | undefined =>
  NAMESPACES.map((namespace) => namespace + value).find((key) => find(key) !== undefined);

const nameOf = (value: string, find: FindWords): string => {
  const key = keyNamed(value, find);
  return (key === undefined ? undefined : find(key)) ?? value;
};
