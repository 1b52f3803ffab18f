// The released firmware of the Mega on the emulated ATmega2560, with the whole host: every part hangs on a pin, a port, an analog
// channel or a timer that an Uno has not.
import { afterEach, describe, expect, it } from 'vitest';
import { duty, seconds } from '../../controller/core/units.ts';
import type { GuardedOutput } from '../../controller/ports.ts';
import { HELLO, lease } from '../../hardware/board/requests.ts';
import { createEmulatedBoard } from '../../hardware/emulator/board.ts';
import { ATMEGA2560 } from '../../hardware/emulator/models/atmega2560.ts';
import {
  type AvrRig,
  createAvrRig,
  drive,
  releasedHex,
  STANDING,
  STANDING_VOLTS,
} from '../support/avr-rig.ts';
import { GUARDED, openBareLine } from '../support/bare-line.ts';
import { MEGA_PIN, megaRig } from '../support/mega-rig.ts';

let rig: AvrRig;
afterEach(() => rig?.close());

const begin = async (options: Parameters<typeof createAvrRig>[0] = {}): Promise<AvrRig> => {
  rig = createAvrRig({ rig: megaRig(), pins: MEGA_PIN, ...options });
  await rig.ready();
  return rig;
};

const isDriven = (pin: number, level: 0 | 1): boolean => {
  const state = rig.site.board.pin(pin);
  return state.mode === 'output' && state.level === level;
};

const switchedOn = (from = 0) =>
  rig.changes.slice(from).filter(({ pin, driven }) => driven === (pin === MEGA_PIN.heater ? 0 : 1));

describe('a Mega with the whole greenhouse on it', () => {
  it('is met, named and configured without a pulse on any guarded pin', async () => {
    await begin();
    expect(rig.body.link()).toMatchObject({ state: 'ready', board: { id: '0102030405060708' } });
    expect(switchedOn()).toEqual([]);
    expect([isDriven(MEGA_PIN.pump, 0), isDriven(MEGA_PIN.heater, 1)]).toEqual([true, true]);
  });

  it('reads every sensor: I²C on 20 and 21, 1-Wire on 40, voltages on A7, A8 and A15, a contact on 53', async () => {
    await begin();
    const samples = await rig.during(rig.body.sample());
    const values = Object.fromEntries(samples.map((s) => [s.tag, 'raw' in s ? s.raw : s.fault]));
    for (const [tag, felt] of Object.entries({ ...STANDING, ...STANDING_VOLTS }))
      expect(values[tag], tag).toBeCloseTo(felt, tag === 'light.illuminance' ? -2 : 1);
    expect(values['water.flow']).toBe(0);
  });

  it('drives what the loop orders, and the water flows', async () => {
    await begin();
    const confirmed = await drive(rig, { pump: 1, heater: 1 }, 2000);
    expect(confirmed).toMatchObject([{ actuator: 'pump', duty: 1 }, {}, { actuator: 'heater', duty: 1 }]);
    expect([isDriven(MEGA_PIN.pump, 1), isDriven(MEGA_PIN.heater, 0)]).toEqual([true, true]);
    // The vent looks for its end stop first.
    expect(rig.site.inputs()).toEqual({ pump: 1, heater: 1, ventMotor: -1 });
    const samples = await rig.during(rig.body.sample());
    expect(samples).toContainEqual(expect.objectContaining({ tag: 'water.flow', raw: 1 }));
  });

  it('is safe when its cable is pulled, and drives nothing by itself when it is back', async () => {
    await begin();
    await drive(rig, { pump: 1, heater: 1 }, 2000);
    rig.plug(false);
    await rig.run(5200);
    expect([isDriven(MEGA_PIN.pump, 0), isDriven(MEGA_PIN.heater, 1)]).toEqual([true, true]);
    const from = rig.changes.length;
    rig.plug(true);
    await rig.until('the link to be back', () => rig.body.link().state === 'ready', 12_000);
    expect(switchedOn(from)).toEqual([]);
  });

  it('is refused where the rig names an Uno', async () => {
    const asUno = { ...megaRig(), boards: [{ name: 'casa', model: 'uno' as const }] };
    rig = createAvrRig({ rig: asUno, model: 'mega', pins: MEGA_PIN });
    await rig.until('a refusal', () => rig.body.link().state === 'refused');
    expect(rig.body.link().because).toMatchObject({ key: 'link.other-model' });
  });
});

describe('its memory', () => {
  it('holds the safe levels, which stand before the sketch is heard', async () => {
    await begin();
    const eeprom = rig.site.board.eeprom();
    const board = createEmulatedBoard({ hex: releasedHex('mega'), model: 'mega', eeprom });
    const driven: (readonly [pin: number, level: 0 | 1, at: number])[] = [];
    const heard: number[] = [];
    board.onTransmit((_byte, at) => heard.push(at));
    board.onPin((pin, { mode, level }, at) => {
      if (mode === 'output') driven.push([pin, level, at]);
    });
    board.reset('power');
    board.run(300);
    const guarded = driven.map(([pin, level]) => [pin, level]);
    expect(guarded).toEqual([
      [MEGA_PIN.pump, 0],
      [MEGA_PIN.open, 0],
      [MEGA_PIN.close, 0],
      [MEGA_PIN.heater, 1],
    ]);
    const settled = driven.at(-1)?.[2] ?? Number.NaN;
    expect(settled - (driven[0]?.[2] ?? Number.NaN)).toBeLessThan(1);
    expect(settled).toBeLessThan(heard[0] ?? Number.NaN);
  });

  it('that is empty leaves all seventy pins inputs', () => {
    const board = createEmulatedBoard({ hex: releasedHex('mega'), model: 'mega' });
    const outputs = new Set<number>();
    board.onPin((pin, { mode }) => {
      if (mode === 'output') outputs.add(pin);
    });
    board.run(2000);
    expect(ATMEGA2560.pins).toHaveLength(70);
    expect([...outputs]).toEqual([]);
  });
});

const guard = (pin: number, pwm: boolean): GuardedOutput => ({
  pin,
  activeLow: false,
  pwm,
  safeDuty: duty(0),
  longestOn: seconds(90),
  shortestOff: seconds(0),
  exclusionGroup: 0,
});

describe('its pins', () => {
  /** Each on a wave of its own timer: 0B, 2B, 1A, 3B, 4C, 5A. */
  const FANS = [4, 9, 11, 2, 8, 46];

  it('dim on every timer of the chip, and go off with the lease', async () => {
    const bare = await openBareLine(
      FANS.map((pin) => guard(pin, true)),
      'mega',
    );
    await bare.beat();
    expect(await bare.ask(lease(FANS.map((_, index) => ({ index, duty: 0.2, lease: 1000 }))))).toBe('state');
    const duties = () => FANS.map((pin) => bare.site.board.pin(pin).duty);
    for (const share of duties()) expect(share).toBeCloseTo(0.2, 2);
    await bare.run(1200);
    expect(duties()).toEqual(FANS.map(() => 0));
  });

  it.each([69, 53])('guard pin %i, the last of their rows, too', async (pin) => {
    const bare = await openBareLine([guard(pin, false)], 'mega');
    await bare.beat();
    await bare.ask(lease([{ index: 0, duty: 1, lease: 1000 }]));
    expect(bare.isOn(pin)).toBe(true);
    await bare.run(1200);
    expect(bare.isOn(pin)).toBe(false);
  });

  it('end at 69', async () => {
    const bare = await openBareLine([guard(70, false)], 'mega');
    await bare.beat();
    expect(await bare.ask(lease([{ index: 0, duty: 1, lease: 1000 }]))).toBe('index');
  });

  it('say that they are those of a Mega', async () => {
    const { line, during } = await openBareLine(GUARDED, 'mega');
    expect(await during(line.channel.ask(HELLO))).toMatchObject({
      ok: true,
      value: { kind: 'identity', identity: { model: 2 } },
    });
  });
});
