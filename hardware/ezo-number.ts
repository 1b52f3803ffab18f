// The number in an answer of an EZO circuit, by whatever wire it came.

/** There is no checksum: an answer that is not wholly a number was damaged on its way. */
const NUMBER = /^-?\d{1,6}(\.\d{1,4})?$/;

/** The first of several numbers, between commas; undefined where that is none. */
export const numberIn = (text: string): number | undefined => {
  const [first = ''] = text.split(',');
  return NUMBER.test(first) ? Number(first) : undefined;
};
