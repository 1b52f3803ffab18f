import { nothing } from './nothing.ts';
export const n = nothing;
