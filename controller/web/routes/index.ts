// Every route of /api/v1: a new one is a line in one of these lists, and the walker in the tests tries to get past it.
import type { Route } from '../ask.ts';
import { actingRoutes } from './acting.ts';
import { calibratingRoutes } from './calibrating.ts';
import { commissioningRoutes } from './commissioning.ts';
import { growingRoutes } from './growing.ts';
import { keepingRoutes } from './keeping.ts';
import { kioskRoutes } from './kiosk.ts';
import { profileRoutes } from './profiles.ts';
import type { RouteDeps } from './route-deps.ts';
import { scopingRoutes } from './scoping.ts';
import { signingInRoutes } from './signing-in.ts';
import { tabletRoutes } from './tablets.ts';
import { viewingRoutes } from './viewing.ts';
import { wiringRoutes } from './wiring.ts';

export const createRoutes = (deps: RouteDeps): readonly Route[] => [
  ...viewingRoutes(deps),
  ...growingRoutes(deps),
  ...profileRoutes(deps),
  ...actingRoutes(deps),
  ...keepingRoutes(deps),
  ...calibratingRoutes(deps),
  ...scopingRoutes(deps),
  ...wiringRoutes(deps),
  ...commissioningRoutes(deps),
  ...kioskRoutes(deps),
  ...signingInRoutes(deps),
  ...tabletRoutes(deps),
];
