import { plant } from '../twin/plant.ts';
export const wired = plant;
