// The kinds of greenhouse that the twin can be. A new kind is one table and one line here.
import { carpaSolar } from './carpa-solar.ts';

export const KINDS = { 'carpa-solar': carpaSolar };

export type GreenhouseKind = keyof typeof KINDS;
