// Something about the stored data that people must know: it becomes an alarm at the next tick.
import type { TickInput } from '../core/state.ts';

/** `id` is `document:<name>`. */
export type Notice = TickInput['outsideAlarms'][number];
