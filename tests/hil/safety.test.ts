// The safety layer as a broken, silent or hostile host meets it: released firmware on the emulated processor.
import { describe, expect, it } from 'vitest';
import { encodeFrame } from '../../hardware/board/frame.ts';
import { FiveBoard, FiveRelay } from '../../hardware/board/johnny-five.ts';
import { createLeaseBook } from '../../hardware/board/lease-book.ts';
import { configRead, encodeRecord, lease, SAFE, STATE_READ } from '../../hardware/board/requests.ts';
import { PIN } from '../support/avr-rig.ts';
import { GUARDED, openBareLine as openLine } from '../support/bare-line.ts';
import { flippedBits, garbageBursts } from '../support/faults/hostile-bytes.ts';

const on = (index: number, ms = 1000) => ({ index, duty: 1, lease: ms });

// Pins 3 to 6 are ports E, G and H of a Mega, H beyond the addresses that one instruction reaches.
describe.each(['uno', 'mega'] as const)('on the %s', (model) => {
  const openBareLine = (guarded = GUARDED) => openLine(guarded, model);

  it('a lease drives the pin, and its end makes it safe without any host', async () => {
    const { ask, beat, isOn, run, changes } = await openBareLine();
    await beat();
    expect(await ask(lease([on(0), on(3)]))).toBe('state');
    expect([isOn(PIN.pump), isOn(PIN.heater)]).toEqual([true, true]);
    await run(900);
    expect(isOn(PIN.pump)).toBe(true);
    await run(300);
    expect([isOn(PIN.pump), isOn(PIN.heater)]).toEqual([false, false]);
    const pump = changes.filter(({ pin }) => pin === PIN.pump).map(({ at }) => at);
    expect(pump.at(-1)! - pump.at(-2)!).toBeCloseTo(1000, -2);
  });

  it('a whole state turns off what it does not name, and SAFE turns off everything', async () => {
    const { ask, beat, isOn } = await openBareLine();
    await beat();
    await ask(lease([on(0), on(3)]));
    await ask(lease([on(3)]));
    expect([isOn(PIN.pump), isOn(PIN.heater)]).toEqual([false, true]);
    await ask(SAFE);
    expect(isOn(PIN.heater)).toBe(false);
  });

  it('a host that falls silent loses every output five seconds after its last beat', async () => {
    const { ask, beat, isOn, run } = await openBareLine();
    await beat();
    await ask(lease([on(0, 60_000)]));
    await run(4500);
    expect(isOn(PIN.pump)).toBe(true);
    await run(700);
    expect(isOn(PIN.pump)).toBe(false);
    expect(await ask(lease([on(0)]))).toBe('not-beating');
  });

  it('raw Firmata writes and mode changes to a guarded pin are refused and reported', async () => {
    const { cable, run, changes, log, isOn } = await openBareLine();
    const raw = [
      [0xf5, PIN.pump, 1],
      [0x90, 0x7f, 0x01],
      [0xf4, PIN.heater, 0],
      [0xf4, PIN.pump, 3],
      [0xe0 | PIN.pump, 0x7f, 0x01],
      [0xf0, 0x6f, PIN.pump, 0x7f, 0x01, 0xf7],
    ];
    for (const bytes of raw) {
      cable.write(Uint8Array.from(bytes));
      await run(60);
    }
    expect(changes).toEqual([]);
    expect(isOn(PIN.pump)).toBe(false);
    expect(log.lines.some(({ fields }) => fields?.['event'] === 'raw-write')).toBe(true);
  });

  it("johnny-five's Relay drives a guarded pin, as a lease that ends by itself", async () => {
    const bare = await openBareLine();
    const { line, beat, isOn, run } = bare;
    await beat();
    line.io.guard(createLeaseBook(GUARDED, (entries) => line.channel.ask(lease(entries))));
    const five = new FiveBoard({ io: line.io, repl: false, debug: false });
    const pump = new FiveRelay({ board: five, pin: PIN.pump });
    const heater = new FiveRelay({ board: five, pin: PIN.heater, type: 'NC' });
    pump.close();
    heater.close();
    await run(100);
    expect([isOn(PIN.pump), isOn(PIN.heater)]).toEqual([true, true]);
    pump.open();
    await run(100);
    expect([isOn(PIN.pump), isOn(PIN.heater)]).toEqual([false, true]);
    await run(6000);
    expect(isOn(PIN.heater)).toBe(false);
  });

  it('refuses what is wrong in type, length, index, range or exclusion, whole', async () => {
    const { ask, beat, changes } = await openBareLine();
    const send = (type: number, ...payload: number[]) => ask({ type, payload: Uint8Array.from(payload) });
    await beat();
    expect(await send(0x33)).toBe('unknown-type');
    expect(await send(0x07, 0, 255, 10)).toBe('length');
    expect(await ask(lease([on(0), on(9)]))).toBe('index');
    expect(await send(0x07, 0, 255, 0, 0)).toBe('range');
    expect(await send(0x07, 0, 255, 0x59, 0x02)).toBe('range');
    expect(await ask(lease([on(1), on(2)]))).toBe('exclusion');
    expect(await send(0x01, 2)).toBe('protocol');
    expect(await ask(configRead(9))).toBe('index');
    expect(changes).toEqual([]);
  });

  it('a frame with a wrong CRC changes nothing', async () => {
    const { cable, beat, run, changes } = await openBareLine();
    await beat();
    const frame = encodeFrame({ ...lease([on(0)]), seq: 200 });
    frame[4]! ^= 1;
    cable.write(frame);
    await run(200);
    expect(changes).toEqual([]);
  });

  it('the same order unharmed does act: the trials could have failed', async () => {
    const { cable, beat, run, changes } = await openBareLine();
    await beat();
    cable.write(encodeFrame({ ...lease([on(0)]), seq: 7 }));
    await run(100);
    expect(changes).toMatchObject([{ pin: PIN.pump, driven: 1 }]);
  });

  it('gives its configuration back as it was written', async () => {
    const { line, during } = await openBareLine();
    for (const [index, output] of GUARDED.entries()) {
      const reply = await during(line.channel.ask(configRead(index)));
      expect(reply).toEqual({ ok: true, value: { kind: 'config', index, record: encodeRecord(output) } });
    }
  });

  it('an output that stays on too long trips, and rests before it may go on again', async () => {
    const short = GUARDED.map(
      (output) => ({ ...output, longestOn: 3000, shortestOff: 4000 }) as typeof output,
    );
    const { ask, beat, run, isOn } = await openBareLine(short);
    for (let second = 0; second < 3; second++) {
      await beat();
      await ask(lease([on(0, 5000)]));
      await run(900);
    }
    await run(600);
    expect(isOn(PIN.pump)).toBe(false);
    const state = await beat();
    expect(state.pins[0]?.trips).toBe(1);
    expect(await ask(lease([on(0)]))).toBe('resting');
    await run(4200);
    await beat();
    expect(await ask(lease([on(0)]))).toBe('state');
  });

  it('a sketch that hangs is made safe by the watchdog within 1.5 seconds', async () => {
    const { site, ask, beat, run, isOn, changes } = await openBareLine();
    await beat();
    await ask(lease([on(0, 60_000), on(3, 60_000)]));
    site.board.hang();
    await run(1500);
    expect([isOn(PIN.pump), isOn(PIN.heater)]).toEqual([false, false]);
    const after = changes.length;
    await run(1000);
    expect(await ask(STATE_READ)).toBe('state');
    expect(changes.slice(after).filter(({ pin, driven }) => driven === (pin === PIN.heater ? 0 : 1))).toEqual(
      [],
    );
  });
});

it('400 orders with one flipped bit each cause no wrong action', { timeout: 120_000 }, async () => {
  expect(await flippedBits(400)).toBe(0);
});

it('200 bursts of garbage move no pin, and the board answers right after', { timeout: 120_000 }, async () => {
  const { wrong, heardAfter } = await garbageBursts(200);
  expect(wrong).toBe(0);
  expect(heardAfter).toBeLessThanOrEqual(1000);
});
