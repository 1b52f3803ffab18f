// A drawing of a crop in 64 × 64: shapes from back to front, each in a tone of the style.
export type Tone =
  | 'leaf'
  | 'pale'
  | 'white'
  | 'red'
  | 'pink'
  | 'gold'
  | 'tray'
  | 'line'
  | 'red-line'
  | 'pink-line'
  | 'gold-line'
  | 'seed'
  | 'shine';

/** Path data with its tone. */
export type Drawing = readonly (readonly [Tone, string])[];
