// Inputs that hold an output back on the board itself: released firmware on the emulated processor, host alive or dead.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GuardedOutput } from '../../controller/ports.ts';
import { configWrite, encodeRecord, lease, STATE_READ } from '../../hardware/board/requests.ts';
import { createAvrRig, drive, PIN } from '../support/avr-rig.ts';
import { GUARDED, openBareLine } from '../support/bare-line.ts';
import { quietRig } from '../support/body-orders.ts';

/** A bare contact to ground: closed while there is water. */
const FLOAT = 8;
const LEAK = 9;
const floatSwitch = { pin: FLOAT, level: 'low', pullUp: true } as const;
const leakProbe = { pin: LEAK, level: 'high', pullUp: false } as const;

const withInterlocks = (...interlocks: GuardedOutput['interlocks'] & object): GuardedOutput[] =>
  GUARDED.map((output, index) => (index === 0 ? { ...output, interlocks } : output));

const on = (index: number, ms = 60_000) => ({ index, duty: 1, lease: ms });

const openWithFloat = async () => {
  const bare = await openBareLine(withInterlocks(floatSwitch, leakProbe));
  bare.site.board.drive(FLOAT, 0);
  bare.site.board.drive(LEAK, 1);
  await bare.beat();
  return bare;
};

const events = (bare: Awaited<ReturnType<typeof openBareLine>>) =>
  bare.log.lines.map(({ fields }) => fields?.['event']).filter((event) => event !== undefined);

it('a float switch that opens while the host is dead stops the pump within 100 ms', async () => {
  const bare = await openWithFloat();
  const { ask, isOn, run, site, changes } = bare;
  expect(await ask(lease([on(0)]))).toBe('state');
  await run(3000);
  expect(isOn(PIN.pump)).toBe(true);
  const opened = site.board.now();
  site.board.drive(FLOAT, 'floating');
  await run(200);
  expect(isOn(PIN.pump)).toBe(false);
  const stopped = changes.findLast(({ pin }) => pin === PIN.pump)!.at;
  expect(stopped - opened).toBeGreaterThan(0);
  expect(stopped - opened).toBeLessThanOrEqual(25);
  expect(events(bare)).toContain('interlock-1');
});

it('says which of the two it was, and leaves the other outputs alone', async () => {
  const bare = await openWithFloat();
  await bare.ask(lease([on(0), on(3)]));
  bare.site.board.drive(LEAK, 0);
  await bare.run(100);
  expect([bare.isOn(PIN.pump), bare.isOn(PIN.heater)]).toEqual([false, true]);
  expect(events(bare)).toContain('interlock-2');
});

it('refuses a lease while the switch is open, and takes it once it is closed', async () => {
  const { ask, site, changes } = await openWithFloat();
  site.board.drive(FLOAT, 'floating');
  expect(await ask(lease([on(0)]))).toBe('interlock');
  expect(await ask(lease([{ index: 0, duty: 0, lease: 1000 }, on(3)]))).toBe('state');
  expect(changes.filter(({ pin }) => pin === PIN.pump)).toEqual([]);
  site.board.drive(FLOAT, 0);
  expect(await ask(lease([on(0)]))).toBe('state');
});

it('the output rests after its interlock as after any other end', async () => {
  const { ask, site, run } = await openWithFloat();
  await ask(lease([on(0)]));
  site.board.drive(FLOAT, 'floating');
  await run(100);
  site.board.drive(FLOAT, 0);
  expect(await ask(lease([on(0)]))).toBe('resting');
});

it('a spark shorter than one look stops nothing', async () => {
  const { ask, site, run, isOn } = await openWithFloat();
  await ask(lease([on(0)]));
  site.board.drive(FLOAT, 'floating');
  site.board.run(8);
  site.board.drive(FLOAT, 0);
  await run(100);
  expect(isOn(PIN.pump)).toBe(true);
});

it('no Firmata message turns the switch into anything else', async () => {
  const { ask, cable, run, site, isOn } = await openWithFloat();
  await ask(lease([on(0)]));
  const attempts = [
    [0xf4, FLOAT, 1],
    [0xf5, FLOAT, 1],
    [0xf4, FLOAT, 0],
    [0xf0, 0x73, 0x41, FLOAT, 1, 0xf7],
    [0xf0, 0x73, 0x40, FLOAT, 0xf7],
    [0xff],
  ];
  for (const bytes of attempts) {
    cable.write(Uint8Array.from(bytes));
    await run(60);
    expect(site.board.pin(FLOAT).mode).toBe('pullup');
  }
  site.board.drive(FLOAT, 'floating');
  await run(100);
  expect(isOn(PIN.pump)).toBe(false);
});

it('refuses an interlock on a pin of the line, off the board, on its own output or with an unknown condition', async () => {
  const { ask } = await openBareLine();
  const record = (pin: number, condition: number) => {
    const bytes = encodeRecord(GUARDED[0]!);
    bytes.set([pin, condition], 8);
    return configWrite(0, bytes);
  };
  expect(await ask(record(1, 0))).toBe('pin');
  expect(await ask(record(20, 0))).toBe('pin');
  expect(await ask(record(PIN.pump, 0))).toBe('pin');
  expect(await ask(record(FLOAT, 4))).toBe('range');
  expect(await ask(record(0, 1))).toBe('range');
  expect(await ask(record(FLOAT, 3))).toBe('ack');
});

it('whatever the switches do, the pump is never on 100 ms after one has opened for good', async () => {
  const { ask, beat, site, run, isOn } = await openWithFloat();
  const flip = fc.record({ float: fc.boolean(), leak: fc.boolean(), ms: fc.integer({ min: 1, max: 90 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { maxLength: 6 }), fc.boolean(), async (flips, isFloat) => {
      await beat();
      await ask(lease([on(0)]));
      for (const { float, leak, ms } of flips) {
        site.board.drive(FLOAT, float ? 0 : 'floating');
        site.board.drive(LEAK, leak ? 1 : 0);
        site.board.run(ms);
      }
      site.board.drive(isFloat ? FLOAT : LEAK, isFloat ? 'floating' : 0);
      await run(100);
      expect(isOn(PIN.pump)).toBe(false);
      site.board.drive(FLOAT, 0);
      site.board.drive(LEAK, 1);
      await run(30_000);
      await ask(STATE_READ);
    }),
    { numRuns: 20 },
  );
});

it('the whole host keeps the other outputs on while a float switch holds the pump, and the pump comes back with it', async () => {
  const family = quietRig();
  const actuators = family.actuators.map((actuator) =>
    actuator.kind === 'pump' ? { ...actuator, shortestOffSeconds: 0, boardInputs: [floatSwitch] } : actuator,
  );
  const rig = createAvrRig({ rig: { ...family, actuators } });
  rig.site.board.drive(FLOAT, 0);
  await rig.ready();
  /** Longer than any lease: what is still on was renewed. */
  const LONG = 17_000;
  const dutiesOf = async () =>
    Object.fromEntries(
      (await drive(rig, { pump: 1, heater: 1 }, LONG)).map(({ actuator, duty }) => [actuator, duty]),
    );
  expect(await dutiesOf()).toMatchObject({ pump: 1, heater: 1 });
  rig.site.board.drive(FLOAT, 'floating');
  expect(await dutiesOf()).toMatchObject({ pump: 0, heater: 1 });
  expect(rig.body.news()).toEqual([{ kind: 'held-back', board: 'casa', actuator: 'pump', pin: FLOAT }]);
  expect(rig.body.news()).toEqual([]);
  rig.site.board.drive(FLOAT, 0);
  expect(await dutiesOf()).toMatchObject({ pump: 1, heater: 1 });
  await rig.close();
});
