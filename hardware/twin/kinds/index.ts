// The kinds of greenhouse that the twin can be. A new kind is one table and one line here.
import { carpaSolar } from './carpa-solar.ts';
import { filmTunnel } from './film-tunnel.ts';
import { glass } from './glass.ts';
import { walipini } from './walipini.ts';

export const KINDS = { 'carpa-solar': carpaSolar, walipini, 'film-tunnel': filmTunnel, glass };

export type GreenhouseKind = keyof typeof KINDS;
