// Numbers as people type them: a decimal comma is a decimal point, and nothing else is a number.

/** NaN for what is no number. */
export const readDecimal = (text: string): number =>
  /^[+-]?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
