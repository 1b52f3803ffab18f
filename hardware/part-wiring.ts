// What a part must be joined to and what it draws: told by each driver, so that the list of pins, the picture and the sum of the
// currents can never speak of different wires.
import type { Source } from '../controller/contract/wiring.ts';

/** Where a wire ends on the board: at a supply, ground, the I²C bus, or the pin that a field of the configuration names. */
export type WireEnd = '5V' | 'GND' | 'SDA' | 'SCL' | { readonly field: string };

export interface PartWire {
  /** As printed on the part, or the colour of its cable. */
  readonly label: string;
  readonly to: WireEnd;
}

export interface PartWiring {
  readonly wires: readonly PartWire[];
  /** What must stand between two of them, such as `4.7 kΩ: 5V – DQ`. */
  readonly between?: string;
  /** At most, from the 5 V of the board, mA; without the coils of relays. */
  readonly milliamps: number;
  /** What the coils of its relays draw when as many are on as ever are, mA. They may have a supply of their own. */
  readonly coilMilliamps?: number;
  /** Where the figures come from. */
  readonly source: Source;
}

/** A maker's own figure, by the name of the paper and what it says. */
export const dataSheet = (text: string): Source => ({ by: 'data-sheet', text });
/** What Ohm's law makes of the resistors that the part needs. */
export const reckoned = (text: string): Source => ({ by: 'reckoned', text });
/** Nobody's figure but ours, and what it was made of: said wherever it is shown. */
export const estimate = (text: string): Source => ({ by: 'estimate', text });

/** Where a wire of a meter ends on the adapter of its serial line: at the pair of RS485, or at the pins of a TTL adapter. */
export type LineEnd = 'A' | 'B' | 'GND' | '5V' | 'TXD' | 'RXD';

export interface LineWiring {
  readonly wires: readonly { readonly label: string; readonly to: LineEnd }[];
  readonly between?: string;
  /** At most, from the USB of the computer through the adapter, mA; 0 where the meter has a supply of its own. */
  readonly milliamps: number;
  readonly source: Source;
}

/** A meter on the pair of an RS485 line. The adapter drives the pair; the meter feeds itself. */
export const onRs485 = (slave: number): LineWiring => ({
  wires: [
    { label: 'A', to: 'A' },
    { label: 'B', to: 'B' },
    { label: 'GND', to: 'GND' },
  ],
  between: `slave ${slave}`,
  milliamps: 0,
  source: { by: 'own-supply' },
});

/** What speaks TTL at the end of a USB adapter and is fed by it; what one sends the other receives. */
export const onUart = ({ milliamps, source }: Pick<PartWiring, 'milliamps' | 'source'>): LineWiring => ({
  wires: [
    { label: 'VCC', to: '5V' },
    { label: 'GND', to: 'GND' },
    { label: 'RX', to: 'TXD' },
    { label: 'TX', to: 'RXD' },
  ],
  milliamps,
  source,
});

const SUPPLY: readonly PartWire[] = [
  { label: 'VCC', to: '5V' },
  { label: 'GND', to: 'GND' },
];

/** A part on the I²C bus, on a carrier board with its own regulator. */
export const i2cWiring = (milliamps: number, source: Source): PartWiring => ({
  wires: [...SUPPLY, { label: 'SDA', to: 'SDA' }, { label: 'SCL', to: 'SCL' }],
  milliamps,
  source,
});

/** A part with a supply and one wire to the pin of its configuration. */
export const onOnePin = (label: string, milliamps: number, source: Source, between?: string): PartWiring => ({
  wires: [...SUPPLY, { label, to: { field: 'pin' } }],
  milliamps,
  source,
  ...(between === undefined ? {} : { between }),
});

/** The current through the pull-up of an input, mA: 5 V over the least that it may have. */
const PULLED_UP = 0.25;

/** A bare contact between the pin and ground. */
export const pinToGround = (between?: string): PartWiring => ({
  wires: [
    { label: '1', to: { field: 'pin' } },
    { label: '2', to: 'GND' },
  ],
  milliamps: PULLED_UP,
  source: dataSheet('Microchip ATmega328P, DS40002061B: 20 kΩ'),
  ...(between === undefined ? {} : { between }),
});

/** mA through a divider whose other half is a short. */
export const dividerMilliamps = (ohms: number): number => 5000 / ohms;

/** mA of an SRD-05VDC-SL-C: 5 V over 70 Ω (Songle, data sheet SRD, coil table). */
export const RELAY_COIL = 71.4;
/** mA of the light in an opto-coupler behind 1 kΩ, and of the one that people see. */
export const RELAY_INPUT = 4;
export const RELAY_SOURCE = dataSheet('Songle SRD-05VDC-SL-C: 70 Ω; Sharp PC817: 1.2 V, 1 kΩ');
