import { EventEmitter } from 'node:events';
export type App = number;
export const bus = new EventEmitter();
