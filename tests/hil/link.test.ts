// The released firmware, the emulated processor, firmata-io and johnny-five together: a board is met, configured, read,
// driven, lost and found again.

import { afterEach, describe, expect, it } from 'vitest';
import { millis } from '../../controller/core/units.ts';
import { Firmata, FiveBoard } from '../../hardware/board/johnny-five.ts';
import { type AvrRig, createAvrRig, drive, PIN, STANDING, STANDING_VOLTS } from '../support/avr-rig.ts';
import { commands, quietRig } from '../support/body-orders.ts';

const [SET_ID, CONFIG_WRITE, CONFIG_READ] = [0x02, 0x03, 0x05] as const;

let rig: AvrRig;
afterEach(() => rig.close());

const begin = async (options?: Parameters<typeof createAvrRig>[0]): Promise<AvrRig> => {
  rig = createAvrRig(options);
  await rig.ready();
  return rig;
};

const isDriven = (pin: number, level: 0 | 1): boolean => {
  const state = rig.site.board.pin(pin);
  return state.mode === 'output' && state.level === level;
};
const pumpRuns = (): boolean => isDriven(PIN.pump, 1);

/** Every moment at which a guarded pin was driven to its "on" level. */
const pulses = (from = 0) =>
  rig.changes.slice(from).filter(({ pin, driven }) => driven === (pin === PIN.heater ? 0 : 1));

const dutyOf = (statuses: Awaited<ReturnType<AvrRig['body']['actuate']>>, id: string) =>
  statuses.find(({ actuator }) => actuator === id)?.duty;

const sampled = async () => {
  const samples = await rig.during(rig.body.sample());
  return Object.fromEntries(samples.map((s) => [s.tag, 'raw' in s ? s.raw : s.fault]));
};

const wanting = (id: string) => ({ ...quietRig(), boards: [{ name: 'house', model: 'uno' as const, id }] });

describe('a board is met', () => {
  it('named, configured and ready, without a pulse on any guarded pin', async () => {
    await begin();
    expect(rig.body.link()).toMatchObject({
      state: 'ready',
      board: { id: '0102030405060708', port: 'virtual' },
    });
    expect(pulses()).toEqual([]);
    expect([isDriven(PIN.pump, 0), isDriven(PIN.heater, 1)]).toEqual([true, true]);
  });

  it('and its EEPROM is left alone when it already guards what the rig says', async () => {
    await begin();
    const eeprom = rig.site.board.eeprom();
    await rig.close();
    await begin({ eeprom });
    expect(rig.body.link().board?.id).toBe('0102030405060708');
    expect(rig.sent).not.toContain(CONFIG_WRITE);
    expect(rig.sent.filter((type) => type === CONFIG_READ)).toHaveLength(4);
  });

  it('and configured anew when the rig has changed', async () => {
    await begin();
    const eeprom = rig.site.board.eeprom();
    await rig.close();
    const family = quietRig();
    const actuators = family.actuators.map((actuator) => ({ ...actuator, longestOnSeconds: 120 }));
    await begin({ eeprom, rig: { ...family, actuators } });
    expect(rig.sent).toContain(CONFIG_WRITE);
    expect(rig.sent).not.toContain(SET_ID);
  });

  it('and refused when it is not the board of this rig', async () => {
    await begin();
    const eeprom = rig.site.board.eeprom();
    await rig.close();
    rig = createAvrRig({ rig: wanting('ffffffffffffff00'), eeprom });
    await rig.until('a refusal', () => rig.body.link().state === 'refused');
    expect(rig.body.link().because).toMatchObject({ key: 'link.other-board' });
  });

  it('and refused, not renamed, when it has no id where one is looked for', async () => {
    rig = createAvrRig({ rig: wanting('ffffffffffffff00') });
    await rig.until('a refusal', () => rig.body.link().state === 'refused');
    expect(rig.body.link().because).toMatchObject({ key: 'link.nameless-board' });
    expect(rig.sent).not.toContain(SET_ID);
  });

  it('and refused when it is another model', async () => {
    rig = createAvrRig({ rig: { ...quietRig(), boards: [{ name: 'house', model: 'mega' }] }, model: 'uno' });
    await rig.until('a refusal', () => rig.body.link().state === 'refused');
    expect(rig.body.link().because).toMatchObject({ key: 'link.other-model' });
  });
});

describe('its sensors', () => {
  it('are all read within two seconds', async () => {
    await begin();
    const started = rig.clock.monotonic();
    const values = await sampled();
    expect(rig.clock.monotonic() - started).toBeLessThanOrEqual(2000);
    for (const [tag, felt] of Object.entries({ ...STANDING, ...STANDING_VOLTS }))
      expect(values[tag], tag).toBeCloseTo(felt, tag === 'light.illuminance' ? -2 : 1);
    expect(values['water.flow']).toBe(0);
  });

  it('give faults, never numbers, when they are gone, damaged or stuck at their power-on value', async () => {
    await begin();
    rig.site.part('air.temperature').fail('absent');
    rig.site.part('outside.temperature').fail('corrupt');
    rig.site.part('solution.temperature').fail('absent');
    const values = await sampled();
    expect(values).toMatchObject({
      'air.temperature': 'no-answer',
      'air.humidity': 'no-answer',
      'outside.temperature': 'bad-checksum',
      'solution.temperature': 'no-answer',
    });
    expect(values['air.pressure']).toBeCloseTo(63.42, 2);
  });

  it('come back by themselves when they are plugged in again', async () => {
    await begin();
    for (const tag of ['air.temperature', 'air.pressure', 'solution.temperature'])
      rig.site.part(tag).fail('absent');
    expect((await sampled())['air.pressure']).toBe('no-answer');
    for (const tag of ['air.temperature', 'air.pressure', 'solution.temperature'])
      rig.site.part(tag).fail(undefined);
    const values = await sampled();
    for (const tag of ['air.temperature', 'air.pressure', 'solution.temperature'])
      expect(values[tag], tag).toBeCloseTo(STANDING[tag]!, 1);
  });

  it('are link-lost, all of them, while there is no board', async () => {
    rig = createAvrRig();
    const samples = await rig.body.sample();
    expect(samples).toHaveLength(11);
    expect(samples.every((sample) => 'fault' in sample && sample.fault === 'link-lost')).toBe(true);
  });
});

describe('its outputs', () => {
  it('follow the whole state and are confirmed by the board', async () => {
    await begin();
    const confirmed = await drive(rig, { pump: 1, heater: 1 }, 2000);
    expect([dutyOf(confirmed, 'pump'), dutyOf(confirmed, 'heater')]).toEqual([1, 1]);
    expect([pumpRuns(), isDriven(PIN.heater, 0)]).toEqual([true, true]);
    expect((await sampled())['water.flow']).toBe(1);
    await drive(rig, { heater: 1 }, 1000);
    expect([pumpRuns(), isDriven(PIN.heater, 0)]).toEqual([false, true]);
  });

  it('become safe when the loop no longer vouches, though the link lives on', async () => {
    await begin();
    rig.body.vouch(millis(3000));
    await rig.during(rig.body.actuate(commands(rig.rig, { pump: 1 }, 60)));
    await rig.run(3000);
    expect(pumpRuns()).toBe(true);
    await rig.run(6000);
    expect(pumpRuns()).toBe(false);
    expect(rig.body.link().state).toBe('ready');
  });

  it('are not driven at all for a loop that never vouched', async () => {
    await begin();
    const confirmed = await rig.during(rig.body.actuate(commands(rig.rig, { pump: 1 })));
    expect(dutyOf(confirmed, 'pump')).toBe(0);
    expect(pulses()).toEqual([]);
  });

  it('are safe after the body was closed', async () => {
    await begin();
    await drive(rig, { pump: 1 }, 1000);
    await rig.close();
    expect(pumpRuns()).toBe(false);
  });

  it('move the vent: to its end stop first, then where it is wanted, never both relays at once', async () => {
    await begin();
    const first = await drive(rig, { vent: 0 }, 30_000);
    expect(dutyOf(first, 'vent')).toBeNull();
    const homed = await drive(rig, { vent: 0 }, 40_000);
    expect(dutyOf(homed, 'vent')).toBe(0);
    const half = await drive(rig, { vent: 0.5 }, 40_000);
    expect(dutyOf(half, 'vent')).toBeCloseTo(0.5, 1);
    const [opening, stopped] = rig.changes.filter(({ pin }) => pin === PIN.open).slice(-2);
    // Half of a travel of 60 s, ended by the board itself to a tenth of a second.
    expect((stopped!.at - opening!.at) / 1000).toBeCloseTo(30, 0);
  });
});

describe('the link', () => {
  it('is lost with the cable, and the outputs are safe when their leases end', async () => {
    await begin();
    await drive(rig, { pump: 1 }, 2000);
    rig.plug(false);
    expect(rig.body.link()).toMatchObject({ state: 'lost', because: { key: 'link.unplugged' } });
    await rig.run(5200);
    expect(pumpRuns()).toBe(false);
  });

  it('comes back alone when the cable does, and repeats no old order', async () => {
    await begin();
    await drive(rig, { pump: 1 }, 2000);
    rig.plug(false);
    expect(dutyOf(await rig.body.actuate(commands(rig.rig, { pump: 1, heater: 1 })), 'pump')).toBeNull();
    await rig.run(8000);
    const from = rig.changes.length;
    rig.plug(true);
    await rig.until('the link to be back', () => rig.body.link().state === 'ready', 12_000);
    await rig.run(3000);
    expect(pulses(from)).toEqual([]);
    await drive(rig, { pump: 1 }, 1000);
    expect(pumpRuns()).toBe(true);
  });

  it('survives ten pulled cables in a row without a pulse', async () => {
    await begin();
    for (let pull = 0; pull < 10; pull++) {
      rig.plug(false);
      await rig.run(500);
      rig.plug(true);
      await rig.until('the link to be back', () => rig.body.link().state === 'ready', 15_000);
    }
    expect(pulses()).toEqual([]);
  });

  it('leaves no board, part or bus behind in the libraries', async () => {
    await begin();
    await sampled();
    rig.plug(false);
    expect([FiveBoard.cache?.length, Firmata.test?.i2cActive.size]).toEqual([0, 0]);
  });

  it('is called lost within five seconds of silence', async () => {
    await begin();
    await rig.run(500);
    rig.freeze();
    await rig.run(5000);
    expect(rig.body.link()).toMatchObject({ state: 'lost', because: { key: 'link.silent' } });
  });

  for (const cause of ['brown-out', 'external'] as const)
    it(`notices a ${cause} reset in mid-life, recovers and drives nothing meanwhile`, async () => {
      await begin();
      await drive(rig, { pump: 1, heater: 1 }, 2000);
      const from = rig.changes.length;
      rig.site.board.reset(cause);
      expect([pumpRuns(), isDriven(PIN.heater, 0)]).toEqual([false, false]);
      await rig.until('the reset to be noticed', () => rig.body.link().state === 'lost', 5000);
      expect(rig.body.link().because).toMatchObject({ key: 'link.board-reset' });
      await rig.ready();
      await rig.run(2000);
      expect(pulses(from)).toEqual([]);
      await drive(rig, { pump: 1 }, 1000);
      expect(pumpRuns()).toBe(true);
    });

  it('recovers after the watchdog has restarted a hung sketch', async () => {
    await begin();
    await drive(rig, { pump: 1 }, 1000);
    rig.site.board.hang();
    await rig.run(1500);
    expect(pumpRuns()).toBe(false);
    await rig.until('the loss to be noticed', () => rig.body.link().state !== 'ready');
    await rig.ready();
  });

  it('stays sound under garbage that the board seems to send', async () => {
    await begin();
    for (let burst = 0; burst < 50; burst++) {
      rig.cable().disturb(
        'host',
        Uint8Array.from({ length: 40 }, (_, i) => (burst * 37 + i * 91) & 0xff),
      );
      await rig.run(40);
    }
    await rig.run(3000);
    await rig.ready();
    expect((await sampled())['air.temperature']).toBeCloseTo(18.4, 1);
    expect(pulses()).toEqual([]);
  });
});
