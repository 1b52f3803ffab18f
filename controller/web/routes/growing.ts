// What grows, what it wants by which source, and what lies ahead: for everybody.
import { answer, type Route } from '../ask.ts';
import { view } from './kinds.ts';
import type { RouteDeps } from './route-deps.ts';

export const growingRoutes = ({ station }: RouteDeps): readonly Route[] => [
  view('/crop', () => answer(station.crop())),
];
