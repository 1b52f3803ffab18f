// One comparison with what others have measured or modelled.
import type { Figure } from '../bench/figure.ts';
import type { Plot } from './plot.ts';

export interface Validation {
  readonly name: string;
  /** `folder` holds the data; throws where its part is missing. */
  run(folder: string): Promise<{ readonly figures: readonly Figure[]; readonly plots: readonly Plot[] }>;
}
