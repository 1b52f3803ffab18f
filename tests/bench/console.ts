// The console: what it weighs, how soon a slow tablet can use it, and fifty tablets at once.
import { measureTablet } from './console/tablet.ts';
import { measureTablets } from './console/tablets.ts';
import { measureWeight } from './console/weight.ts';
import type { BenchGroup } from './figure.ts';

export const group: BenchGroup = {
  name: 'console',
  run: async () => [...(await measureWeight()), ...(await measureTablet()), ...(await measureTablets())],
};
