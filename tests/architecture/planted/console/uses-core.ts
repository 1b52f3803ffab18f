import { one } from '../controller/core/pure.ts';
import { cores } from '../controller/contract/uses-node.ts';
export const here = [one, cores];
