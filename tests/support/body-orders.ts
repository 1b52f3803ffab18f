// The family's rig, whole-state orders for it and a log to look into: what every host under test needs, board or no board.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Rig, rigSchema } from '../../controller/contract/rig.ts';
import { because } from '../../controller/core/because.ts';
import type { Command } from '../../controller/core/command.ts';
import { duty, seconds } from '../../controller/core/units.ts';
import type { Log } from '../../controller/ports.ts';

const root = join(import.meta.dirname, '../..');

export const familyRig = (): Rig =>
  rigSchema.parse(JSON.parse(readFileSync(join(root, 'hardware/rigs/family.json'), 'utf8')));

/** The same rig with a board that does nothing by itself, and without the thermometer that it would need for it: what a test names
 * that means "a board that hears nobody is safe". */
export const quieten = (rig: Rig): Rig => ({
  ...rig,
  sensors: rig.sensors.filter(({ driver }) => driver !== 'thermistor'),
  actuators: rig.actuators.map(({ fallback: _, ...actuator }) => actuator),
});

export const quietRig = (): Rig => quieten(familyRig());

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>> | undefined;
}

export const createTestLog = (): Log & { readonly lines: readonly LogLine[] } => {
  const lines: LogLine[] = [];
  const add =
    (level: LogLine['level']) =>
    (message: string, fields?: Readonly<Record<string, unknown>>): void => {
      lines.push({ level, message, fields });
    };
  return { lines, info: add('info'), warn: add('warn'), error: add('error') };
};

/** A whole state, the outputs that are not named being off. */
export const commands = (rig: Rig, duties: Readonly<Record<string, number>>, lease = 15): Command[] =>
  rig.actuators.map(({ id }) => ({
    actuator: id,
    duty: duty(duties[id] ?? 0),
    lease: seconds(lease),
    because: because('test'),
    origin: 'automatic',
  }));
