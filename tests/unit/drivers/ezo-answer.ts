/** The bytes in which a circuit of the EZO class says a text: done, the letters, a zero. */
export const answer = (text: string): number[] => [1, ...[...text].map((letter) => letter.charCodeAt(0)), 0];
