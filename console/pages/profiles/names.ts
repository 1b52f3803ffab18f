// What may be the name of a copy; the controller has the last word.
const MOST_LETTERS = 40;

export const isName = (name: string): boolean => {
  const trimmed = name.trim();
  return trimmed !== '' && trimmed.length <= MOST_LETTERS && !/[{}|]/.test(trimmed);
};
