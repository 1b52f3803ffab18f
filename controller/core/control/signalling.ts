// Buzzers and lamps: a danger calls, in a house where nobody looks at a tablet. A buzzer is silent as soon as somebody has seen the
// alarm, a lamp shines as long as it stands (the practice of ISA-18.2: acknowledging silences, only the end puts out the light).

import type { Alarm } from '../alarm.ts';
import { type Because, because } from '../because.ts';
import type { Demand } from '../command.ts';
import type { Actuator, Signal } from '../installation.ts';
import { FULL, OFF } from '../units.ts';
import type { Decide } from './situation.ts';

/** Without a word in the rig: what a family should not be called for at night stays on the tablet. */
const BUZZER: Signal = { by: 'sound', from: 'danger' };

/** It remembers nothing: what it tells is remembered where alarms are. */
export type SignallingMemory = Readonly<Record<string, never>>;

export const decideSignalling: Decide<SignallingMemory> = ({ alarms }, outputs, memory) => ({
  demands: outputs.map((output) => demandOf(output, alarms)),
  memory,
});

const demandOf = ({ id, signal = BUZZER }: Actuator, alarms: readonly Alarm[]): Demand => {
  const told = alarms.filter(({ priority }) => priority === 'danger' || signal.from === 'attention');
  const calling = told.filter(signal.by === 'sound' ? isUnheard : isShown);
  return { actuator: id, duty: calling.length > 0 ? FULL : OFF, because: reasonOf(told, calling) };
};

/** Nobody has seen it, nobody lets it rest, and it does not merely wait to come again. */
const isUnheard = ({ acknowledged, shelved, returned }: Alarm): boolean =>
  !acknowledged && !shelved && returned !== 'often';

const isShown = ({ shelved, returned }: Alarm): boolean => !shelved && !returned;

const reasonOf = (told: readonly Alarm[], calling: readonly Alarm[]): Because => {
  if (calling.length > 0) return because('because.alarm-calls', { n: calling.length });
  return because(told.length > 0 ? 'because.alarm-seen' : 'because.no-alarm');
};
