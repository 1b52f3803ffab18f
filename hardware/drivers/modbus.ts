// Any meter that speaks Modbus RTU, by the map of registers that its manual gives and the rig repeats: no two makers have the same.
// Source of the number formats: Modbus Application Protocol 1.1b3, section 4.2 (a register is sent high byte first); two registers
// of one value come in either order, which the manual says.
import { z } from 'zod';
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { wanted } from '../../controller/core/schema-reason.ts';
import type { LineDriver, Measured, ModbusWires, RegisterBlock, SensorInstance } from '../driver.ts';
import { onRs485 } from '../part-wiring.ts';

const LAST = 65_535;

const registerSchema = z.strictObject({
  function: z.literal([3, 4]),
  /** As it travels: a manual that counts from 30001 or 40001 means 0 there. */
  register: z.number(wanted('rig.wanted.register')).int().min(0).max(LAST),
  type: z.enum(['int16', 'uint16', 'int32', 'uint32', 'float32']),
  /** Of the two registers of 32 bits: which half comes first. */
  wordOrder: z.enum(['high-first', 'low-first']).default('high-first'),
  /** What one count is worth; then `offset` is added. */
  scale: z
    .number()
    .refine((scale) => scale !== 0, wanted('rig.wanted.scale'))
    .default(1),
  offset: z.number().default(0),
  /** The count by which the meter says that it has no value. */
  none: z.number().int().optional(),
});
type Register = z.infer<typeof registerSchema>;

const configSchema = z.strictObject({
  slave: z.number(wanted('rig.wanted.slave')).int().min(1).max(247),
  registers: z
    .record(z.string().min(1), registerSchema)
    .refine((registers) => Object.keys(registers).length > 0, wanted('rig.wanted.registers')),
});
type Config = z.infer<typeof configSchema>;

const wordsOf = ({ type }: Register): number => (type.endsWith('32') ? 2 : 1);

/** What one register tells, in its own unit; `words` are its one or two registers as they came. */
export const decode = (words: readonly number[], register: Register): Result<number, Fault> => {
  const { type, wordOrder, scale, offset, none } = register;
  if (words.length !== wordsOf(register)) return err('no-answer');
  const view = new DataView(new ArrayBuffer(4));
  const ordered = wordOrder === 'low-first' ? [...words].reverse() : words;
  ordered.forEach((word, n) => {
    view.setUint16(2 * n, word);
  });
  const count = COUNTS[type](view);
  if (!Number.isFinite(count) || count === none) return err('out-of-range');
  return ok(count * scale + offset);
};

const COUNTS: Readonly<Record<Register['type'], (view: DataView) => number>> = {
  int16: (view) => view.getInt16(0),
  uint16: (view) => view.getUint16(0),
  int32: (view) => view.getInt32(0),
  uint32: (view) => view.getUint32(0),
  float32: (view) => view.getFloat32(0),
};

interface Block extends RegisterBlock {
  readonly names: readonly string[];
}

/** Registers beside each other are read at once: they belong together, and each question costs time. */
export const blocksOf = ({ slave, registers }: Config): readonly Block[] => {
  const sorted = Object.entries(registers).sort(
    ([, one], [, other]) => one.function - other.function || one.register - other.register,
  );
  const blocks: Block[] = [];
  for (const [name, { function: code, register, ...rest }] of sorted) {
    const words = wordsOf({ function: code, register, ...rest });
    const last = blocks.at(-1);
    if (last && last.function === code && last.register + last.count === register)
      blocks.splice(-1, 1, { ...last, count: last.count + words, names: [...last.names, name] });
    else blocks.push({ slave, function: code, register, count: words, names: [name] });
  }
  return blocks;
};

const valuesOf = (
  { names, register: first }: Block,
  words: readonly number[],
  { registers }: Config,
): readonly (readonly [string, Measured])[] =>
  names.flatMap((name) => {
    const register = registers[name];
    if (!register) return [];
    const at = register.register - first;
    return [[name, decode(words.slice(at, at + wordsOf(register)), register)] as const];
  });

export const modbus = {
  id: 'modbus',
  kind: 'modbus',
  configSchema,
  example: {
    slave: 1,
    registers: {
      temperature: { function: 4, register: 1, type: 'int16', scale: 0.1 },
      humidity: { function: 4, register: 2, type: 'uint16', scale: 0.1 },
    },
  },
  quantities: ({ registers }: Config) => Object.keys(registers),
  wiring: ({ slave }: Config) => onRs485(slave),
  create(wires: ModbusWires, config: Config): SensorInstance {
    const blocks = blocksOf(config);
    return {
      async read() {
        const values = new Map<string, Measured>();
        for (const block of blocks) {
          const words = await wires.read(block);
          // Answers do not say which registers they hold: after a silence nothing else is asked of this slave in this round.
          if (!words.ok) return { ...faultsOf(config, words.error), ...Object.fromEntries(values) };
          for (const [name, value] of valuesOf(block, words.value, config)) values.set(name, value);
        }
        return Object.fromEntries(values);
      },
    };
  },
} satisfies LineDriver;

const faultsOf = ({ registers }: Config, fault: Fault): Readonly<Record<string, Measured>> =>
  Object.fromEntries(Object.keys(registers).map((name) => [name, err(fault)]));
