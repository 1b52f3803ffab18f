// `yapu rig check`: what a technician is told of a rig with mistakes, all of them, in both languages, with the line of each.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../../console/i18n/format.ts';
import { Misunderstood } from '../../../controller/cli/command-line.ts';
import { rig } from '../../../controller/cli/rig.ts';
import { rawRig } from '../../support/shipped.ts';
import { keepingTerminal } from '../../support/terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'yapu-rig-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = async (data: unknown, options: readonly string[] = [], locale: Locale = 'en') => {
  const file = join(folder, 'rig.json');
  writeFileSync(file, JSON.stringify(data, null, 2));
  const terminal = keepingTerminal(locale);
  const code = await rig(['check', file, ...options], terminal);
  return { code, out: terminal.said() };
};

/** The family's rig with its first output, its fourth sensor or the whole changed. */
const withOutput = (change: object) => {
  const family = rawRig('family');
  const [pump, ...others] = family.actuators;
  return { ...family, actuators: [{ ...pump, ...change }, ...others] };
};
const withSensor = (change: object) => {
  const family = rawRig('family');
  return {
    ...family,
    sensors: family.sensors.map((each: object, n: number) => (n === 3 ? { ...each, ...change } : each)),
  };
};

const { longestOnSeconds: _, ...unguarded } = rawRig('family').actuators[0];

describe('rig check', () => {
  it('says what hangs where and what it draws, and ends with 0', async () => {
    const { code, out } = await check(rawRig('family'));
    expect(code).toBe(0);
    expect(out).toMatch(/^6 +relay +IN +heater$/m);
    expect(out).toMatch(/^sum +98.8 mA +214.2 mA$/m);
    expect(out).toContain('USB cable, 500 mA (USB 2.0, 7.2.1: 500 mA): enough\n');
    expect(out).toMatch(/^analog tank\.level +10 mA +estimate: PH-4502C/m);
    expect(out).toContain('No mistakes.');
  });

  it('says what hangs on each serial line, and what its USB port must feed', async () => {
    const { code, out } = await check(rawRig('meters'));
    expect(code).toBe(0);
    expect(out).toContain('Line campo (USB – RS485 adapter)\n');
    expect(out).toMatch(/^A +modbus +A +solution\.temperature, solution\.conductivity$/m);
    expect(out).toMatch(/^RXD +ezo-ph +TX +solution\.acidity$/m);
    expect(out).toMatch(/^sum +33\.3 mA$/m);
    expect(out).toContain('The meters have a supply of their own');
  });

  it.each([
    [
      'a part that does not exist',
      withSensor({ driver: 'bh1751' }),
      /sensors\.3\.driver: There is no part “bh1751”\. There are: sht3x/,
    ],
    [
      'a pin that is used twice',
      withOutput({ config: { pin: 4, activeLow: false } }),
      /actuators\.1\.config\.openPin: Pin 4 of the Uno is already taken by pump \(actuators\.0\.config\.pin\)\. Free: \d+/,
    ],
    [
      'a pin that the board does not have',
      withOutput({ config: { pin: 22, activeLow: false } }),
      /actuators\.0\.config\.pin: The Uno has no pin 22\. Free: \d+/,
    ],
    [
      'a pin of the bus',
      withOutput({ config: { pin: 18, activeLow: false } }),
      /actuators\.0\.config\.pin: Pin 18 of the Uno carries the I²C bus/,
    ],
    [
      'two parts under one address',
      withSensor({
        driver: 'sht3x',
        config: { address: 68 },
        channels: [{ of: 'temperature', tag: 'bed.temperature', quantity: 'airTemperature' }],
      }),
      /sensors\.3\.config\.address: Address 68 is already taken by air\.temperature, air\.humidity \(sensors\.0\.config\.address\)/,
    ],
    [
      'no polarity',
      withOutput({ config: { pin: 3 } }),
      /actuators\.0\.config\.activeLow: It says —; wanted: true or false: true where the relay board/,
    ],
    [
      'an output without a guard',
      { ...rawRig('family'), actuators: [unguarded] },
      /actuators\.0\.longestOnSeconds: It says —; wanted: seconds after which the board ends an "on"/,
    ],
    [
      'a field that nobody knows',
      withOutput({ colour: 'red' }),
      /actuators\.0: This does not belong here: colour/,
    ],
    [
      'a number out of its range',
      withOutput({ safeDuty: 2 }),
      /actuators\.0\.safeDuty: It says 2; at most 1/,
    ],
    [
      'a crop that nobody knows',
      { ...rawRig('family'), crop: { profile: 'rice', stage: 'growth' } },
      /crop\.profile: There is no crop “rice”/,
    ],
  ])('finds %s and ends with 1', async (_name, data, words) => {
    const { code, out } = await check(data);
    expect(out).toMatch(words);
    expect(out).toMatch(/rig\.json:\d+: /);
    expect(code).toBe(1);
  });

  it('tells all mistakes at once', async () => {
    const data = withSensor({ driver: 'bh1751' });
    data.actuators[0] = { ...data.actuators[0], config: { pin: 4, activeLow: false } };
    expect((await check(data)).out).toMatch(/2 mistakes/);
  });

  it('speaks Spanish to whom wishes it, and to programs as JSON', async () => {
    const twice = withOutput({ config: { pin: 4, activeLow: false } });
    expect((await check(twice, [], 'es-BO')).out).toContain(
      'En la pata 4 del Uno ya está pump (actuators.0.config.pin).',
    );
    expect(JSON.parse((await check(twice, ['--json'])).out).faults).toMatchObject([
      { path: 'actuators.1.config.openPin', because: { key: 'rig.fault.pin-taken' } },
    ]);
  });

  it.each([[['draw']], [['check']], [['check', 'a', 'b']]])('misunderstands %j', async (args) => {
    await expect(rig(args, keepingTerminal())).rejects.toThrow(Misunderstood);
  });
});
