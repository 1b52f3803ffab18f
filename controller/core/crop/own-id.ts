// The id of a copy tells the crop that it was made of, so that a copy that is lost still has a crop to go by.
const OWN = /^(.+)-own-\d+$/;

export const ownId = (of: string, n: number): string => `${of}-own-${n}`;

/** The shipped crop of a copy; a shipped crop is its own. */
export const originOf = (id: string): string => OWN.exec(id)?.[1] ?? id;
