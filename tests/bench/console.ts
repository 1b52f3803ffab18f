// The console: what it weighs, how soon a slow tablet can use it, what it holds after a day, and fifty tablets at once.
import { measureDay } from './console/day.ts';
import { measureTablet } from './console/tablet.ts';
import { measureTablets } from './console/tablets.ts';
import { measureWeight } from './console/weight.ts';
import type { BenchGroup } from './figure.ts';

export const group: BenchGroup = {
  name: 'console',
  run: async () => [
    ...(await measureWeight()),
    ...(await measureTablet()),
    ...(await measureDay()),
    ...(await measureTablets()),
  ],
};
