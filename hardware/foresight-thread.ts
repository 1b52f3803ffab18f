// The thread of one look: asked by what it was born with, it answers and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { type Look, look } from './twin/foresight/look.ts';

parentPort?.postMessage(look(workerData as Look));
