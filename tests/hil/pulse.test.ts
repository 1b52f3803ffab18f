// Doses timed on the board: released firmware on the emulated processor, the pin's own time measured outside it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PulseReport } from '../../hardware/board/answers.ts';
import { encodeFrame } from '../../hardware/board/frame.ts';
import { lease, pulse, pulseRead, SAFE } from '../../hardware/board/requests.ts';
import { PIN } from '../support/avr-rig.ts';
import { type BareLine, GUARDED, openBareLine } from '../support/bare-line.ts';

const FLOAT = 8;
/** A dose may end this late: one tick of the board's timer and the interrupt, ms. */
const LATE = 1.1;

const dose = (order: number, length: number, index = 0) => ({ index, duty: 1, order, length });

/** Doses without rest between them; the first output has a float switch. */
const open = async (): Promise<BareLine> => {
  const interlocks = [{ pin: FLOAT, level: 'low', pullUp: true } as const];
  const bare = await openBareLine(
    GUARDED.map((output, index) => ({
      ...output,
      shortestOff: 0 as typeof output.shortestOff,
      ...(index === 0 ? { interlocks } : {}),
    })),
  );
  bare.site.board.drive(FLOAT, 0);
  await bare.beat();
  return bare;
};

/** How long each "on" of the pump lasted, ms. */
const doses = ({ changes }: BareLine): number[] => {
  const pump = changes.filter(({ pin }) => pin === PIN.pump);
  return pump.flatMap(({ driven, at }, i) => (driven === 0 ? [at - (pump[i - 1]?.at ?? at)] : []));
};

const report = async ({ line, during }: BareLine, index = 0): Promise<PulseReport> => {
  const reply = await during(line.channel.ask(pulseRead(index)));
  if (!reply.ok || reply.value.kind !== 'pulsed') throw new Error('no report');
  return reply.value.pulse;
};

const events = ({ log }: BareLine) =>
  log.lines.map(({ fields }) => fields?.['event']).filter((event) => event !== undefined);

it('a dose lasts as long as it was ordered, and its end is reported with the time spent', async () => {
  const bare = await open();
  expect(await bare.ask(pulse(dose(1, 250)))).toBe('state');
  await bare.run(100);
  expect(await report(bare)).toMatchObject({ order: 1, end: 'running' });
  await bare.run(300);
  const [lasted = 0] = doses(bare);
  expect(lasted).toBeGreaterThanOrEqual(250);
  expect(lasted).toBeLessThanOrEqual(250 + LATE);
  expect(await report(bare)).toEqual({ index: 0, order: 1, end: 'done', spent: Math.round(lasted) });
  expect(events(bare)).toEqual(['pulse-ended']);
});

it('any dose lasts its length and at most one tick more, and never above the longest on', async () => {
  const bare = await open();
  let order = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3000 }),
      fc.integer({ min: 0, max: 37 }),
      async (ms, offset) => {
        bare.site.board.run(offset / 10);
        const before = doses(bare).length;
        await bare.beat();
        await bare.ask(pulse(dose(++order, ms)));
        await bare.run(ms + 40);
        const [lasted = 0, ...more] = doses(bare).slice(before);
        expect(more).toEqual([]);
        expect(lasted).toBeGreaterThanOrEqual(ms);
        expect(lasted).toBeLessThanOrEqual(ms + LATE);
        expect(Math.abs((await report(bare)).spent - lasted)).toBeLessThan(0.6);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

it('a frame that arrives again doses once', async () => {
  const bare = await open();
  const frame = encodeFrame({ ...pulse(dose(7, 100)), seq: 9 });
  for (let time = 0; time < 4; time++) {
    bare.cable.write(frame);
    await bare.run(80);
  }
  expect(doses(bare)).toHaveLength(1);
  expect(await bare.ask(pulse(dose(7, 100)))).toBe('state');
  await bare.run(200);
  expect(doses(bare)).toHaveLength(1);
  await bare.ask(pulse(dose(8, 100)));
  await bare.run(200);
  expect(doses(bare)).toHaveLength(2);
});

it('a repeated frame that meets the board after a reset does nothing', async () => {
  const bare = await open();
  const frame = encodeFrame({ ...pulse(dose(7, 2000)), seq: 9 });
  bare.cable.write(frame);
  await bare.run(500);
  bare.site.board.reset('external');
  await bare.run(200);
  const before = bare.changes.length;
  bare.cable.write(frame);
  await bare.run(500);
  expect(bare.changes.slice(before)).toEqual([]);
  expect(await report(bare)).toMatchObject({ order: 0 });
});

it('refuses what is longer than the longest on, empty, without an order, or no output', async () => {
  const bare = await open();
  expect(await bare.ask(pulse(dose(1, 90_001)))).toBe('range');
  expect(await bare.ask(pulse(dose(1, 0)))).toBe('range');
  expect(await bare.ask(pulse(dose(0, 100)))).toBe('range');
  expect(await bare.ask(pulse(dose(1, 100, 9)))).toBe('index');
  expect(bare.changes).toEqual([]);
});

it('refuses without a heartbeat, while on, while a partner is on, and behind an open switch', async () => {
  const bare = await open();
  await bare.ask(lease([{ index: 1, duty: 1, lease: 1000 }]));
  expect(await bare.ask(pulse(dose(1, 100, 2)))).toBe('exclusion');
  expect(await bare.ask(pulse(dose(1, 100, 1)))).toBe('busy');
  bare.site.board.drive(FLOAT, 'floating');
  expect(await bare.ask(pulse(dose(1, 100)))).toBe('interlock');
  await bare.run(6000);
  bare.site.board.drive(FLOAT, 0);
  expect(await bare.ask(pulse(dose(1, 100)))).toBe('not-beating');
  expect(doses(bare)).toEqual([]);
});

it('a lease of other outputs leaves a dose alone, keeps its partner off, and ends it only by name', async () => {
  const bare = await open();
  await bare.ask(pulse(dose(1, 3000, 1)));
  expect(await bare.ask(lease([{ index: 3, duty: 1, lease: 1000 }]))).toBe('state');
  expect(bare.isOn(PIN.open)).toBe(true);
  expect(await bare.ask(lease([{ index: 2, duty: 1, lease: 1000 }]))).toBe('exclusion');
  expect(await bare.ask(lease([{ index: 1, duty: 1, lease: 1000 }]))).toBe('busy');
  expect(await bare.ask(lease([{ index: 1, duty: 0, lease: 1000 }]))).toBe('state');
  expect(bare.isOn(PIN.open)).toBe(false);
  expect(await report(bare, 1)).toMatchObject({ end: 'stopped' });
});

const CUTS: readonly [PulseReport['end'], number, (bare: BareLine) => Promise<unknown>][] = [
  ['stopped', 1000, (bare) => bare.ask(SAFE)],
  ['interlock', 1000, async ({ site }) => site.board.drive(FLOAT, 'floating')],
  ['host-lost', 4900, async () => undefined],
];

it.each(CUTS)('a dose cut short is reported with its end: %s', async (end, about, cut) => {
  const bare = await open();
  await bare.ask(pulse(dose(5, 20_000)));
  await bare.run(900);
  await cut(bare);
  await bare.run(6000);
  const [lasted = 0] = doses(bare);
  expect(Math.abs(lasted - about)).toBeLessThan(200);
  expect(await report(bare)).toEqual({ index: 0, order: 5, end, spent: Math.round(lasted) });
});

it('a bus that is stuck does not lengthen a dose', async () => {
  const bare = await open();
  bare.cable.write(Uint8Array.from([0xf0, 0x78, 0, 0, 0xf7]));
  await bare.run(50);
  bare.site.part('air.temperature')?.fail('hangs-bus');
  await bare.ask(pulse(dose(1, 300)));
  for (let time = 0; time < 10; time++) {
    bare.cable.write(Uint8Array.from([0xf0, 0x76, 0x44, 0x08, 6, 0, 0xf7]));
    await bare.run(40);
  }
  expect(bare.site.board.longestPass()).toBeGreaterThan(20);
  expect(doses(bare)[0]).toBeLessThanOrEqual(300 + LATE);
});

/** The pump on a pin that a timer pulses (timer 2), beside a heater on timer 0: pumps of two speeds. */
const openPulsed = async (): Promise<BareLine> => {
  const bare = await openBareLine(
    GUARDED.map((output, index) => ({
      ...output,
      shortestOff: 0 as typeof output.shortestOff,
      ...(index === 0 ? { pwm: true } : {}),
    })),
  );
  await bare.beat();
  return bare;
};

it('a dose at a share of the power ends as exactly as one at full', async () => {
  for (const [order, duty] of [0.3, 0.004, 0.996, 1].entries()) {
    const bare = await openPulsed();
    expect(await bare.ask(pulse({ ...dose(order + 1, 700), duty }))).toBe('state');
    await bare.run(300);
    expect(bare.site.board.pin(PIN.pump).duty).toBeCloseTo(duty, 2);
    await bare.run(600);
    expect(bare.site.board.pin(PIN.pump)).toMatchObject({ mode: 'output', duty: 0 });
    const lasted = doses(bare).at(-1) ?? 0;
    expect(lasted).toBeGreaterThanOrEqual(700);
    expect(lasted).toBeLessThanOrEqual(700 + LATE);
    expect(await report(bare)).toMatchObject({ end: 'done', spent: Math.round(lasted) });
  }
});

it('a sketch that hangs ends a dose at a share of the power all the same', async () => {
  const bare = await openPulsed();
  await bare.ask(pulse({ ...dose(1, 400), duty: 0.3 }));
  await bare.run(100);
  bare.site.board.hang();
  await bare.run(1500);
  const lasted = doses(bare).at(-1) ?? 0;
  expect(lasted).toBeGreaterThanOrEqual(400);
  expect(lasted).toBeLessThanOrEqual(400 + LATE);
});

it('is refused at a share of the power where no timer can make one', async () => {
  const bare = await open();
  expect(await bare.ask(pulse({ ...dose(1, 100), duty: 0.3 }))).toBe('range');
  expect(bare.changes).toEqual([]);
});
