// Which recorded clips say a sentence, in their order: the pieces of its line around what is put in, numbers digit by digit where they
// must, names by their own line. Pure. `controller/voice-clips.md` tells it to those who record.
import type { Locale } from '../../console/i18n/format.ts';
import { choosePlural, compose, type FindWords, keyNamed } from '../../console/i18n/message.ts';
import type { Because } from '../core/because.ts';

/** A number has a clip of its own up to here. */
const MOST = 100;
const PLACEHOLDER = /(\{\w+(?::\w+)?\})/;

/** Names of clips; undefined where something in the sentence is no piece that could be recorded, such as a time or a word that was typed. */
export const planClips = (
  { key, params = {} }: Because,
  locale: Locale,
  find: FindWords,
): readonly string[] | undefined => {
  const message = find(key);
  if (message === undefined) return undefined;
  const line = message.includes('|') && params['n'] === 1 ? `${key}.one` : key;
  const parts = choosePlural(message, params['n']).split(PLACEHOLDER).filter(isSpoken);
  const pieces = parts.filter((part) => !PLACEHOLDER.test(part));
  const names = parts.map((part) => {
    if (PLACEHOLDER.test(part)) return clipsOfValue(part, params, locale, find);
    return [parts.length === 1 ? line : `${line}.${pieces.indexOf(part) + 1}`];
  });
  return names.includes(undefined) ? undefined : names.flatMap((each) => each ?? []);
};

/** A full stop or a space between two numbers is nothing to be recorded. */
const isSpoken = (part: string): boolean => /[\p{L}%]/u.test(part);

const clipsOfValue = (
  placeholder: string,
  params: NonNullable<Because['params']>,
  locale: Locale,
  find: FindWords,
): readonly string[] | undefined => {
  const value = params[/\w+/.exec(placeholder)?.[0] ?? ''];
  if (typeof value === 'number') return clipsOfNumber(compose(placeholder, params, locale, find));
  const key = value === undefined ? undefined : keyNamed(value, find);
  return key === undefined || PLACEHOLDER.test(find(key) ?? '') ? undefined : [key];
};

/** `−2,5` is minus, two, comma, five; what is behind the comma is said digit by digit. */
const clipsOfNumber = (written: string): readonly string[] | undefined => {
  const [, minus, whole, behind = ''] = /^(−?)(\d+)(?:[,.](\d+))?$/.exec(written) ?? [];
  if (whole === undefined || Number(whole) > MOST) return undefined;
  return [
    ...(minus ? ['number.minus'] : []),
    `number.${Number(whole)}`,
    ...(behind ? ['number.comma', ...[...behind].map((digit) => `number.${digit}`)] : []),
  ];
};
