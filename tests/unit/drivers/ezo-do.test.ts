// A circuit that reckons oxygen from what it is told: the water's temperature with every question, the pressure when it changes.
import { describe, expect, it } from 'vitest';
import { err, ok } from '../../../controller/core/result.ts';
import type { Measured, Neighbours } from '../../../hardware/driver.ts';
import { ezoDo } from '../../../hardware/drivers/ezo-do.ts';
import { answer } from './ezo-answer.ts';
import { type Bytes, bytes, createScriptedBoard, SILENCE } from './scripted-board.ts';

const CONFIG = ezoDo.configSchema.parse(ezoDo.example);
const GOOD = bytes(...answer('5.85'));
/** What stands there after a command that is no question. */
const TAKEN = bytes(1);

const create = (reads: readonly Bytes[]) => {
  const values: Record<string, Measured> = { 'solution.temperature': ok(15), 'air.pressure': ok(64.2) };
  const neighbours: Neighbours = { last: (tag) => values[tag] ?? err('never-read') };
  const made = createScriptedBoard({ reads });
  const part = ezoDo.create(made.board, CONFIG, neighbours);
  const said = () => made.written.map((each) => String.fromCharCode(...each));
  return { ...made, part, values, said };
};

describe('an EZO-D.O.', () => {
  it('is told the pressure once, and the water with every question', async () => {
    const { part, said } = create([TAKEN, GOOD, GOOD]);
    expect(await part.read()).toEqual({ oxygen: ok(5.85) });
    await part.read();
    expect(said()).toEqual(['P,64.2', 'RT,15.0', 'RT,15.0']);
  });

  it('is told the pressure anew when the weather has changed it, or when it did not answer', async () => {
    const { part, said, values } = create([TAKEN, GOOD, TAKEN, SILENCE, TAKEN, GOOD]);
    await part.read();
    values['air.pressure'] = ok(63.8);
    expect(await part.read()).toEqual({ oxygen: err('no-answer') });
    await part.read();
    expect(said().filter((each) => each.startsWith('P'))).toEqual(['P,64.2', 'P,63.8', 'P,63.8']);
  });

  it('gives the fault of what it needs instead of a number made for the sea', async () => {
    const { part, said, values } = create([TAKEN, GOOD]);
    values['air.pressure'] = err('no-answer');
    expect(await part.read()).toEqual({ oxygen: err('no-answer') });
    values['air.pressure'] = ok(64.2);
    values['solution.temperature'] = ok(85);
    expect(await part.read()).toEqual({ oxygen: err('out-of-range') });
    expect(said()).toEqual([]);
  });

  it('is not asked before it has taken the pressure', async () => {
    const { part, said } = create([bytes(2), TAKEN, GOOD]);
    expect(await part.read()).toEqual({ oxygen: err('no-answer') });
    expect(await part.read()).toEqual({ oxygen: ok(5.85) });
    expect(said()).toEqual(['P,64.2', 'P,64.2', 'RT,15.0']);
  });

  it('damaged, short and refused answers are faults', async () => {
    expect(await create([TAKEN, bytes(...answer('5.*5'))]).part.read()).toEqual({
      oxygen: err('bad-checksum'),
    });
    expect(await create([TAKEN, bytes(2, 0)]).part.read()).toEqual({ oxygen: err('no-answer') });
    expect(await create([TAKEN, bytes()]).part.read()).toEqual({ oxygen: err('no-answer') });
  });

  it('names what it needs, or takes fixed numbers', () => {
    expect(ezoDo.needs(CONFIG).map(({ field, quantity }) => [field, quantity])).toEqual([
      ['waterTemperature', 'waterTemperature'],
      ['pressure', 'pressure'],
    ]);
    const fixed = ezoDo.configSchema.parse({ waterTemperature: 12, pressure: 64 });
    expect(ezoDo.needs(fixed)).toEqual([]);
    expect(ezoDo.configSchema.safeParse({ waterTemperature: 12, pressure: 1013 }).success).toBe(false);
  });
});
