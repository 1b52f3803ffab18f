// An amount as people type it, and a name for what a tablet writes.

/** `2,5` and `2.5`, up to three decimals; undefined for anything that is no amount. */
export const parseAmount = (typed: string): number | undefined => {
  const found = /^\s*(\d{1,5})(?:[.,](\d{1,3}))?\s*$/.exec(typed);
  if (!found) return undefined;
  const amount = Number(`${found[1]}.${found[2] ?? '0'}`);
  return amount >= 0.001 && amount <= 10_000 ? amount : undefined;
};

/** Unlike any other: 16 random bytes. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
