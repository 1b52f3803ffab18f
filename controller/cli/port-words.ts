// What a board says of itself, in a technician's words.
import type { Say } from './sentences.ts';

const MODELS: Readonly<Record<number, string>> = { 1: 'uno-or-nano', 2: 'mega' };

/** What tells a model apart, for programs. */
export const modelId = (model: number): string => MODELS[model] ?? String(model);

/** What tells it apart, for people. */
export const modelWords = (model: number, say: Say): string =>
  model in MODELS ? say(`cli.boards.model.${modelId(model)}`) : say('cli.boards.model.other', { model });

/** Bits of MCUSR, and the sketch's own restart. */
const RESET_CAUSES: readonly (readonly [bit: number, id: string])[] = [
  [0x80, 'hung'],
  [0x08, 'watchdog'],
  [0x04, 'low-voltage'],
  [0x02, 'reset-pin'],
  [0x01, 'power-on'],
];

/** 0 is what remains when the boot loader has looked first, as it does on most boards. */
export const resetCauseId = (cause: number): string =>
  RESET_CAUSES.find(([bit]) => cause & bit)?.[1] ?? 'not-known';

/** 75 s as `1 min 15 s`, 40 ms as `40 ms`; ms in. Only the day has another letter in another language. */
export const durationWords = (ms: number, say: Say): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.floor(ms / 1000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return say('cli.boards.days', { days, hours });
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
};
