// The crops that have a drawing, by the id of their profile.

import { celery } from './celery.ts';
import { chard } from './chard.ts';
import { cherryTomato } from './cherry-tomato.ts';
import { coriander } from './coriander.ts';
import { cucumber } from './cucumber.ts';
import type { Drawing } from './drawing.ts';
import { fodderBarley } from './fodder-barley.ts';
import { fodderOat } from './fodder-oat.ts';
import { kale } from './kale.ts';
import { lettuce } from './lettuce.ts';
import { locoto } from './locoto.ts';
import { parsley } from './parsley.ts';
import { radish } from './radish.ts';
import { scallion } from './scallion.ts';
import { spinach } from './spinach.ts';
import { strawberry } from './strawberry.ts';

export const DRAWINGS: Readonly<Record<string, Drawing>> = {
  celery,
  chard,
  'cherry-tomato': cherryTomato,
  coriander,
  cucumber,
  'fodder-barley': fodderBarley,
  'fodder-oat': fodderOat,
  kale,
  lettuce,
  locoto,
  parsley,
  radish,
  scallion,
  spinach,
  strawberry,
};
