// The kinds of greenhouse that the twin can be. A new kind is one table and one line here.
import { carpaSolar } from './carpa-solar.ts';
import { glass } from './glass.ts';

export const KINDS = { 'carpa-solar': carpaSolar, glass };

export type GreenhouseKind = keyof typeof KINDS;
