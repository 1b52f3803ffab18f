import { plant } from '../twin/plant.ts';
export const flashed = plant;
