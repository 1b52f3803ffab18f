import { cpus } from 'node:os';
export const cores = cpus().length;
