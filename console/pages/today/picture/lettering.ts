// How much room letters take, since a drawing cannot measure itself: widths of a wide bold face, so that narrower ones fit too.
const WIDTHS: Readonly<Record<string, number>> = { ',': 0.38, '.': 0.38, '−': 0.84, '—': 1, ' ': 0.35 };
const DIGIT = 0.7;
const NARROW_LETTERS = /[ .,;:'’fijlrtíìî]/;
const WIDE_LETTERS = /[mwMW%]/;

/** Width of a numeral at 1 px of size. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (WIDTHS[letter] ?? DIGIT), 0);

/** Largest size, up to `wish`, at which numeral and unit (at its own size) stay inside `width`. px */
export const fitNumeral = (
  text: string,
  unit: string,
  unitSize: number,
  wish: number,
  width: number,
): number => Math.min(wish, Math.floor((width - unit.length * unitSize * 0.72 - 4) / widthOf(text)));

/** Width a numeral takes, px. */
export const numeralWidth = (text: string, size: number): number => widthOf(text) * size;

/** Width of words at 1 px of size. */
const wordsWidth = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (NARROW_LETTERS.test(letter) ? 0.4 : WIDE_LETTERS.test(letter) ? 1.05 : 0.69),
    0,
  );

/** At most `lines` lines that fit `width` px at `size`; what does not fit ends in an ellipsis. */
export const breakLines = (text: string, size: number, width: number, lines: number): readonly string[] => {
  const broken: string[] = [];
  let rest = text.split(' ');
  while (rest.length > 0 && broken.length < lines) {
    let taken = 1;
    while (taken < rest.length && wordsWidth(rest.slice(0, taken + 1).join(' ')) * size <= width) taken += 1;
    broken.push(rest.slice(0, taken).join(' '));
    rest = rest.slice(taken);
  }
  if (rest.length > 0) broken[lines - 1] = `${broken[lines - 1]}…`;
  return broken;
};
