// The thread of one look ahead: asked by what it was born with, it answers and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { type LookAhead, lookAhead } from './twin/foresight/look-ahead.ts';

parentPort?.postMessage(lookAhead(workerData as LookAhead));
