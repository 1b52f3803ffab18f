// What `npm start` understands: how it is typed stands here, what it does in the catalogues.
import { termLines } from './help.ts';
import type { Say } from './sentences.ts';

const TERMS = [
  ['--rig FILE', 'cli.help.start.rig'],
  ['--port N', 'cli.help.start.port'],
  ['--host ADDRESS', 'cli.help.start.host'],
  ['--data FOLDER', 'cli.help.start.data'],
  ['--board DEVICE', 'cli.help.start.board'],
  ['--virtual', 'cli.help.start.virtual'],
  ['--speed N', 'cli.help.start.speed'],
  ['--seed N', 'cli.help.start.seed'],
  ['--plant-door', 'cli.help.start.plant-door'],
  ['--dev', 'cli.help.start.dev'],
  ['--help', 'cli.help.start.help'],
] as const;

const WIDTH = Math.max(...TERMS.map(([term]) => term.length));

export const startHelp = (say: Say): string =>
  [
    `${say('cli.help.start')}\n\n  npm start -- [options]\n\n`,
    ...TERMS.map(([term, key]) => termLines(term, say(key), WIDTH)),
  ].join('');
