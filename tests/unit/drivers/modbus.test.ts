// A map of registers in the rig: what each count means, and what is read together.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok, type Result } from '../../../controller/core/result.ts';
import type { ModbusWires, RegisterBlock } from '../../../hardware/driver.ts';
import { blocksOf, decode, modbus } from '../../../hardware/drivers/modbus.ts';

type Config = ReturnType<typeof modbus.configSchema.parse>;
type Register = Config['registers'][string];

const configOf = (registers: Readonly<Record<string, object>>): Config =>
  modbus.configSchema.parse({ slave: 1, registers });
const register = (fields: object): Register => {
  const { it: only } = configOf({ it: { function: 3, register: 0, type: 'int16', ...fields } }).registers;
  if (!only) throw new Error('no register');
  return only;
};

describe('a register', () => {
  it.each([
    // DFRobot SEN0601: 65.8 %, -10.1 °C, 1000 µS/cm; XY-MD02: 30.5 °C.
    [[0x0292], { type: 'uint16', scale: 0.1 }, 65.8],
    [[0xff9b], { type: 'int16', scale: 0.1 }, -10.1],
    [[0x03e8], { type: 'uint16', scale: 0.001 }, 1],
    [[0x0131], { type: 'int16', scale: 0.1 }, 30.5],
    [[0xffff], { type: 'uint16' }, 65_535],
    [[0xffff, 0xfffe], { type: 'int32' }, -2],
    [[0xfffe, 0xffff], { type: 'int32', wordOrder: 'low-first' }, -2],
    [[0xffff, 0xfffe], { type: 'uint32' }, 4_294_967_294],
    // IEEE 754: 41CA 0000 is 25.25.
    [[0x41ca, 0x0000], { type: 'float32' }, 25.25],
    [[0x0000, 0x41ca], { type: 'float32', wordOrder: 'low-first' }, 25.25],
    [[200], { type: 'int16', scale: 0.5, offset: -40 }, 60],
  ])('%j as %j is %d', (words, fields, value) => {
    const decoded = decode(words, register(fields));
    expect(decoded.ok && decoded.value).toBeCloseTo(value, 9);
  });

  it('that says it has nothing, or no number, gives none', () => {
    expect(decode([0x7fff], register({ none: 32_767 }))).toEqual(err('out-of-range'));
    expect(decode([0x7fc0, 0], register({ type: 'float32' }))).toEqual(err('out-of-range'));
    expect(decode([], register({}))).toEqual(err('no-answer'));
    expect(decode([1], register({ type: 'int32' }))).toEqual(err('no-answer'));
  });

  it('is what its meter counted, whatever the map', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -32_768, max: 32_767 }),
        fc.constantFrom(0.01, 0.1, 1, 10),
        (count, scale) => {
          const decoded = decode([count & 0xffff], register({ scale }));
          expect(decoded).toEqual(ok(count * scale));
        },
      ),
    );
  });
});

describe('the registers of one meter', () => {
  const soil = configOf({
    conductivity: { function: 3, register: 2, type: 'uint16', scale: 0.001 },
    moisture: { function: 3, register: 0, type: 'uint16', scale: 0.1 },
    temperature: { function: 3, register: 1, type: 'int16', scale: 0.1 },
  });
  const split = configOf({
    near: { function: 3, register: 0, type: 'float32' },
    far: { function: 3, register: 3, type: 'int16' },
    input: { function: 4, register: 2, type: 'int16' },
  });
  const meter = (
    config: Config,
    answers: readonly Result<readonly number[], 'no-answer' | 'bad-checksum'>[],
  ) => {
    const asked: RegisterBlock[] = [];
    const wires: ModbusWires = {
      async read(block) {
        asked.push(block);
        return answers[asked.length - 1] ?? err('no-answer');
      },
    };
    return { asked, part: modbus.create(wires, config) };
  };

  it('that stand beside each other are read at once', async () => {
    expect(blocksOf(soil)).toMatchObject([{ slave: 1, function: 3, register: 0, count: 3 }]);
    const { part, asked } = meter(soil, [ok([0x292, 0xff9b, 1000])]);
    const values = await part.read();
    expect(Object.keys(values).sort()).toEqual(['conductivity', 'moisture', 'temperature']);
    expect(values['temperature']).toEqual(ok(-101 * 0.1));
    expect(values['conductivity']).toEqual(ok(1));
    expect(asked).toHaveLength(1);
  });

  it('are read apart where something lies between', async () => {
    expect(blocksOf(split).map(({ function: code, register: at, count }) => [code, at, count])).toEqual([
      [3, 0, 2],
      [3, 3, 1],
      [4, 2, 1],
    ]);
    const { part } = meter(split, [ok([0x41ca, 0]), ok([7]), ok([8])]);
    expect(await part.read()).toEqual({ near: ok(25.25), far: ok(7), input: ok(8) });
  });

  it('are not asked for any more in a round in which one was not answered', async () => {
    const { part, asked } = meter(split, [ok([0x41ca, 0]), err('bad-checksum'), ok([8])]);
    expect(await part.read()).toEqual({
      near: ok(25.25),
      far: err('bad-checksum'),
      input: err('bad-checksum'),
    });
    expect(asked).toHaveLength(2);
  });

  it('short of what was asked are no answer', async () => {
    expect(await meter(soil, [ok([1])]).part.read()).toMatchObject({
      moisture: ok(0.1),
      temperature: err('no-answer'),
      conductivity: err('no-answer'),
    });
  });
});

it('knows its map and no unknown key', () => {
  const refused = (config: unknown) => !modbus.configSchema.safeParse(config).success;
  expect(modbus.configSchema.safeParse(modbus.example).success).toBe(true);
  expect(modbus.quantities(modbus.configSchema.parse(modbus.example))).toEqual(['temperature', 'humidity']);
  const [map] = Object.values(modbus.example.registers);
  expect(refused({ slave: 0, registers: { it: map } })).toBe(true);
  expect(refused({ slave: 1, registers: {} })).toBe(true);
  expect(refused({ slave: 1, registers: { it: { ...map, scale: 0 } } })).toBe(true);
  expect(refused({ slave: 1, registers: { it: { ...map, function: 6 } } })).toBe(true);
  expect(refused({ slave: 1, registers: { it: { ...map, size: 16 } } })).toBe(true);
});
