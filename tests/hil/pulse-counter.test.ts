// Flow pulses counted on the board: released firmware on the emulated processor, a virtual flow meter on its pin.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countRead } from '../../hardware/board/requests.ts';
import { attachPulses } from '../../hardware/emulator/chips/pulses.ts';
import { PIN } from '../support/avr-rig.ts';
import { type BareLine, openBareLine } from '../support/bare-line.ts';

const METER = 8;
/** Pulses a second for each L/min of a YF-S201 (Sea, its data sheet). */
const YF_S201 = 7.5;

const read = async ({ line, during }: BareLine) => {
  const reply = await during(line.channel.ask(countRead(METER)));
  if (!reply.ok || reply.value.kind !== 'counted') throw new Error('no count');
  return reply.value;
};

it('counts every pulse of any flow that a small meter can show', async () => {
  const bare = await openBareLine();
  let flow = 0;
  const turned = attachPulses(bare.site.board, METER, () => flow * YF_S201);
  const before = await read(bare);
  expect(before.falls).toBe(0);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 450 }), async (next) => {
      flow = next / 10;
      await bare.run(1500);
      flow = 0;
      await bare.run(20);
      expect(Math.abs((await read(bare)).falls - turned())).toBeLessThanOrEqual(1);
    }),
    { numRuns: 15 },
  );
  expect(turned()).toBeGreaterThan(200);
});

it('the period tells how long it has counted', async () => {
  const bare = await openBareLine();
  await read(bare);
  await bare.run(3000);
  const { period } = await read(bare);
  expect(Math.abs(period - 3000)).toBeLessThan(80);
});

it('a stuck bus loses no pulse', async () => {
  const bare = await openBareLine();
  const turned = attachPulses(bare.site.board, METER, () => 30 * YF_S201);
  await read(bare);
  const before = turned();
  bare.cable.write(Uint8Array.from([0xf0, 0x78, 0, 0, 0xf7]));
  bare.site.part('air.temperature').fail('hangs-bus');
  for (let time = 0; time < 10; time++) {
    bare.cable.write(Uint8Array.from([0xf0, 0x76, 0x44, 0x08, 6, 0, 0xf7]));
    await bare.run(40);
  }
  expect(Math.abs((await read(bare)).falls - (turned() - before))).toBeLessThanOrEqual(2);
});

it('refuses guarded pins, the line, pins off the board, and a fifth counter', async () => {
  const { ask } = await openBareLine();
  for (const pin of [PIN.pump, 0, 1, 20, 255]) expect(await ask(countRead(pin))).toBe('pin');
  for (const pin of [8, 9, 10, 11]) expect(await ask(countRead(pin))).toBe('counted');
  expect(await ask(countRead(12))).toBe('index');
});
