// The two-wire bus with its virtual chips: each byte takes nine clocks at the speed the program chose.
// Source: ATmega328P datasheet DS40002061B, chapter 22; NXP UM10204 (I²C-bus specification).
import { AVRTWI, type CPU, type TWIConfig, type TWIEventHandler } from 'avr8js';
import { CLOCK_HZ, CYCLES_PER_MS } from './mcu.ts';

/** A chip on the bus. `at` is emulated time, ms since power-on. */
export interface I2cChip {
  /** Seven bits. */
  readonly address: number;
  /** The master calls it, to write or to read; true acknowledges. */
  select(direction: 'write' | 'read', at: number): boolean;
  /** Takes a byte; true acknowledges. */
  write(byte: number, at: number): boolean;
  read(at: number): number;
  /** The transfer has ended. */
  stop(at: number): void;
  /** How long it holds the clock line before it answers a read, ms; Infinity hangs the bus. */
  holdsClock?(at: number): number;
}

export interface I2cBus {
  connect(cpu: CPU): void;
  /** Throws when the address is taken. */
  attach(chip: I2cChip): void;
}

const TWINT = 0x80;
const TWEN = 0x04;
const IDLE_STATUS = 0xf8;
const BITS_PER_BYTE = 9;
/** What an open bus reads. */
const IDLE_BYTE = 0xff;

/** Moves bytes between the TWI unit and the chips, each after the time it takes on the wire. */
class Courier implements TWIEventHandler {
  private readonly cpu: CPU;
  private readonly config: TWIConfig;
  private readonly twi: AVRTWI;
  private readonly chips: ReadonlyMap<number, I2cChip>;
  private selected: I2cChip | undefined;
  /** Grows when the program switches the unit off: what was on the wire then never arrives. */
  private session = 0;

  constructor(cpu: CPU, config: TWIConfig, chips: ReadonlyMap<number, I2cChip>) {
    this.cpu = cpu;
    this.config = config;
    this.chips = chips;
    this.twi = new AVRTWI(cpu, config, CLOCK_HZ);
    this.twi.eventHandler = this;
    // The flag is clear after a reset (datasheet 22.9.2); avr8js starts with it set.
    this.clearFlag();
    this.letGoWhenDisabled();
  }

  /** Clearing TWEN ends any transfer, a hung one too (datasheet 22.9.2); avr8js would wait for it for ever. */
  private letGoWhenDisabled(): void {
    const { TWCR, TWSR } = this.config;
    const control = this.cpu.writeHooks[TWCR];
    this.cpu.writeHooks[TWCR] = (value, old, address, mask) => {
      if (!(value & TWEN)) {
        this.session++;
        this.selected = undefined;
        this.twi['busy'] = false;
        this.cpu.data[TWSR] = IDLE_STATUS | ((this.cpu.data[TWSR] ?? 0) & 0x03);
      }
      return control?.(value, old, address, mask);
    };
  }

  private get now(): number {
    return this.cpu.cycles / CYCLES_PER_MS;
  }

  private after(bits: number, held: number, run: () => void): void {
    if (held === Number.POSITIVE_INFINITY) return;
    const { session } = this;
    const arrive = (): void => {
      if (session === this.session) run();
    };
    this.cpu.addClockEvent(
      arrive,
      Math.round((bits * CLOCK_HZ) / this.twi.sclFrequency + held * CYCLES_PER_MS),
    );
  }

  start(): void {
    this.after(1, 0, () => this.twi.completeStart());
  }

  stop(): void {
    this.after(1, 0, () => {
      this.selected?.stop(this.now);
      this.selected = undefined;
      this.twi.completeStop();
      // A stop raises no flag (datasheet 22.7.1).
      this.clearFlag();
    });
  }

  connectToSlave(address: number, write: boolean): void {
    const chip = this.chips.get(address);
    this.after(BITS_PER_BYTE, 0, () => {
      const answers = chip?.select(write ? 'write' : 'read', this.now) ?? false;
      this.selected = answers ? chip : undefined;
      this.twi.completeConnect(answers);
    });
  }

  writeByte(value: number): void {
    this.after(BITS_PER_BYTE, 0, () =>
      this.twi.completeWrite(this.selected?.write(value, this.now) ?? false),
    );
  }

  readByte(): void {
    const held = this.selected?.holdsClock?.(this.now) ?? 0;
    this.after(BITS_PER_BYTE, held, () => this.twi.completeRead(this.selected?.read(this.now) ?? IDLE_BYTE));
  }

  private clearFlag(): void {
    const { TWCR, twiInterrupt: address } = this.config;
    this.cpu.clearInterrupt({
      address,
      flagRegister: TWCR,
      flagMask: TWINT,
      enableRegister: TWCR,
      enableMask: 1,
    });
  }
}

export const createI2cBus = (config: TWIConfig): I2cBus => {
  const chips = new Map<number, I2cChip>();
  return {
    connect: (cpu) => {
      new Courier(cpu, config, chips);
    },
    attach(chip) {
      if (chips.has(chip.address)) throw new Error(`two chips at I²C address ${chip.address}`);
      chips.set(chip.address, chip);
    },
  };
};
