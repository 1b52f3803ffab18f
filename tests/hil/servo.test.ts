// A servo on the released firmware: where its pulses stand at every moment of a board's life, and what else timer 1 may do.
import { describe, expect, it } from 'vitest';
import { duty, seconds } from '../../controller/core/units.ts';
import type { GuardedOutput } from '../../controller/ports.ts';
import { configCommit, configWrite, encodeRecord, lease } from '../../hardware/board/requests.ts';
import type { EmulatedBoard } from '../../hardware/emulator/board.ts';
import { createAvrRig, createStandingPlant, drive } from '../support/avr-rig.ts';
import { openBareLine } from '../support/bare-line.ts';
import { quietRig } from '../support/body-orders.ts';
import { withServoVent } from '../support/part-rigs.ts';

const PINS = { uno: [9, 10], mega: [11, 12] } as const;
/** Interrupt mask of timer 1, in both chips. */
const TIMSK1 = 0x6f;

const servoOn = (pin: number, more: Partial<GuardedOutput> = {}): GuardedOutput => ({
  ...{ pin, activeLow: false, pwm: false, safeDuty: duty(0), exclusionGroup: 0 },
  ...{ longestOn: seconds(65_000), shortestOff: seconds(0) },
  servo: { closedMicros: 1000, openMicros: 2000 },
  ...more,
});
const turned = servoOn(0, { servo: { closedMicros: 2200, openMicros: 700 }, safeDuty: duty(1) });
const at = (index: number, share: number, ms = 1000) => ({ index, duty: share, lease: ms });

/** Length of the pulses on a pin, µs; 0 where there are none. */
const pulse = (board: EmulatedBoard, pin: number): number => {
  const { mode, duty: share, period = 0 } = board.pin(pin);
  if (mode !== 'output' || period === 0) return 0;
  expect(period).toBe(20);
  return Number((share * period * 1000).toFixed(3));
};
/** The board knows 255 steps between its two pulses. */
const isNear = (measured: number, wanted: number): void =>
  expect(Math.abs(measured / wanted - 1)).toBeLessThan(0.01);

describe.each(['uno', 'mega'] as const)('a servo of the %s', (model) => {
  const [first, second] = PINS[model];

  it('stands safe before the first order, goes where it is told, and goes back when the lease ends', async () => {
    const bare = await openBareLine([servoOn(first), { ...turned, pin: second }], model);
    const { board } = bare.site;
    expect([pulse(board, first), pulse(board, second)]).toEqual([1000, 700]);
    await bare.beat();
    for (const [share, micros] of [
      [0, 1000],
      [0.5, 1500],
      [1, 2000],
    ] as const) {
      expect(await bare.ask(lease([at(0, share), at(1, 0)]))).toBe('state');
      isNear(pulse(board, first), micros);
      expect(pulse(board, second)).toBe(2200);
    }
    expect(board.memory()[TIMSK1]).toBe(0);
    await bare.run(1200);
    expect([pulse(board, first), pulse(board, second)]).toEqual([1000, 700]);
  });

  it('is safe again after a reset, and has no level instead of pulses until then', async () => {
    const bare = await openBareLine([{ ...turned, pin: first }], model);
    const { board } = bare.site;
    await bare.beat();
    await bare.ask(lease([at(0, 0)]));
    const levels: number[] = [];
    board.onPin((pin, { mode, level, period }) => {
      if (pin === first && mode === 'output' && period === undefined) levels.push(level);
    });
    board.reset('external');
    await bare.run(50);
    expect(pulse(board, first)).toBe(700);
    expect(new Set(levels)).toEqual(new Set([0]));
  });

  it('has its timer for itself, and gives it back', async () => {
    const bare = await openBareLine([servoOn(first)], model);
    const { board } = bare.site;
    bare.cable.write(Uint8Array.from([0xf4, second, 3, 0xe0 | second, 100, 0]));
    await bare.run(20);
    expect(board.pin(second)).toMatchObject({ mode: 'input' });
    expect(pulse(board, first)).toBe(1000);
    const fan: GuardedOutput = { ...servoOn(second), servo: undefined as never, pwm: true };
    const records = [encodeRecord(servoOn(first)), encodeRecord(fan)];
    for (const [index, record] of records.entries()) await bare.ask(configWrite(index, record));
    expect(await bare.ask(configCommit(records))).toBe('pin');
    const [, alone] = records as [Uint8Array, Uint8Array];
    await bare.ask(configWrite(0, alone));
    expect(await bare.ask(configCommit([alone]))).toBe('ack');
    await bare.beat();
    await bare.ask(lease([at(0, 0.4)]));
    expect(board.pin(first).mode).toBe('input');
    expect(board.pin(second)).toMatchObject({
      duty: expect.closeTo(0.4, 2),
      period: expect.closeTo(2.04, 2),
    });
  });

  it.each([
    ['another pin', { pin: 5 }, 'pin'],
    ['an inverted pulse', { activeLow: true }, 'range'],
    ['PWM as well', { pwm: true }, 'range'],
    ['a pulse beyond its stop', { servo: { closedMicros: 400, openMicros: 2000 } }, 'range'],
    ['no travel', { servo: { closedMicros: 1500, openMicros: 1500 } }, 'range'],
  ] as const)('is refused with %s', async (_what, wrong, code) => {
    const bare = await openBareLine([servoOn(first)], model);
    expect(await bare.ask(configWrite(0, encodeRecord(servoOn(first, wrong))))).toBe(code);
  });
});

it('on a vent opens half of the way, is confirmed there, and shuts by itself when the cable is out', async () => {
  const rig = createAvrRig({ rig: withServoVent(quietRig()), plant: createStandingPlant() });
  await rig.ready();
  const outputs = await drive(rig, { vent: 0.5 }, 2000);
  expect(outputs.find(({ actuator }) => actuator === 'vent')?.duty).toBeCloseTo(0.5, 2);
  expect(rig.site.inputs().ventHeld).toBeCloseTo(0.5, 2);
  rig.plug(false);
  await rig.run(6000);
  expect(rig.site.inputs().ventHeld).toBe(0);
  await rig.close();
});
