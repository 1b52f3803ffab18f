import { one } from './core/pure.ts';
import type { App } from './app/application.ts';
export const two: App = one + 1;
