// Good readings set against what else is known: a second thermometer, salt that cannot vanish, what acid does. Each witness can put a
// reading in doubt, none can make one good.
import { doubtAcidity } from './control/acid-witness.ts';
import type { SunTimes } from './crop/targets.ts';
import type { Channel } from './installation.ts';
import type { TickMemory } from './memory.ts';
import { type SaltMemory, watchSalt } from './signal/salt-witness.ts';
import type { Sensed } from './signal/sense.ts';
import { actOnSafeSide, crossCheck } from './signal/witness.ts';
import type { Millis } from './units.ts';

interface Hearing {
  readonly channels: readonly Channel[];
  readonly monotonic: Millis;
  readonly minuteOfDay: number | undefined;
  readonly sun: SunTimes;
}

export const hearWitnesses = (
  alone: Sensed,
  memory: TickMemory,
  { channels, monotonic, ...day }: Hearing,
): { readonly sensed: Sensed; readonly salt: SaltMemory } => {
  const acting = actOnSafeSide(alone, channels, day);
  const checked = crossCheck(acting, memory.frost.nights, day);
  const salted = watchSalt(checked, memory.salt, monotonic);
  const sensed = doubtAcidity(salted.sensed, memory.loops.doses, { channels, now: monotonic });
  return { sensed, salt: salted.memory };
};
