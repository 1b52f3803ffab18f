import { plant } from '../twin/plant.ts';
import { cores } from '../../controller/contract/uses-node.ts';
export const board = [plant, cores];
