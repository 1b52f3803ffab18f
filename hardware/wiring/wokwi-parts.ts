// What Wokwi (an Arduino in the browser, for training) has of our parts, and how its pins are called. Names of types and pins:
// docs.wokwi.com, "Diagram reference"; wokwi-elements, `pinInfo` of each element.
import type { Net } from '../../controller/contract/wiring.ts';
import { range } from '../pin-maps.ts';

export interface WokwiModel {
  readonly type: string;
  /** Every pin that it has. */
  readonly pins: readonly string[];
}

const numbers = (first: number, last: number): readonly string[] => range(first, last).map(String);
const analogs = (count: number): readonly string[] => range(0, count - 1).map((n) => `A${n}`);

export const WOKWI_BOARDS: Readonly<Record<'uno' | 'nano' | 'mega', WokwiModel>> = {
  uno: {
    type: 'wokwi-arduino-uno',
    pins: ['5V', '3.3V', 'VIN', 'AREF', 'IOREF', 'RESET', ...gnd(3), ...numbers(0, 13), ...analogs(6)],
  },
  nano: {
    type: 'wokwi-arduino-nano',
    pins: ['5V', '3.3V', 'VIN', 'AREF', 'RESET', ...gnd(2), ...numbers(0, 13), ...analogs(8)],
  },
  mega: {
    type: 'wokwi-arduino-mega',
    pins: ['5V', '3.3V', 'VIN', 'AREF', 'IOREF', 'RESET', ...gnd(5), ...numbers(0, 53), ...analogs(16)],
  },
};

function gnd(count: number): readonly string[] {
  return range(1, count).map((n) => `GND.${n}`);
}

/** A part of Wokwi that stands for one of ours, and which of its pins each of our wires ends on. */
export interface StandIn {
  readonly model: WokwiModel;
  readonly attrs: Readonly<Record<string, string>>;
  /** By the label of our wire; absent: the supply that our part does not have. */
  readonly pinOf: Readonly<Record<string, string>>;
  /** Wires of Wokwi's part that ours does not have. */
  readonly supply?: Readonly<Partial<Record<Extract<Net, '5V' | 'GND'>, string>>>;
  /** What differs from the real part, for the note beside it. */
  readonly insteadOf?: string;
}

const RELAY: WokwiModel = { type: 'wokwi-relay-module', pins: ['VCC', 'GND', 'IN', 'NC', 'COM', 'NO'] };
const KNOB: WokwiModel = { type: 'wokwi-potentiometer', pins: ['GND', 'SIG', 'VCC'] };
const SWITCH: WokwiModel = { type: 'wokwi-slide-switch', pins: ['1', '2', '3'] };
const CLOCK: WokwiModel = { type: 'wokwi-clock-generator', pins: ['CLK'] };
const NTC: WokwiModel = { type: 'wokwi-ntc-temperature-sensor', pins: ['GND', 'VCC', 'OUT'] };

const relay = (input: string): StandIn => ({
  model: RELAY,
  attrs: { transistor: 'npn' },
  pinOf: { VCC: 'VCC', GND: 'GND', [input]: 'IN' },
});
/** In its middle, so that it is no broken wire. */
const knob = (pinOf: StandIn['pinOf'], supply?: StandIn['supply']): StandIn => ({
  model: KNOB,
  attrs: { value: '512' },
  pinOf,
  ...(supply ? { supply } : {}),
  insteadOf: 'potentiometer',
});
const pulses = (label: string): StandIn => ({
  model: CLOCK,
  attrs: { frequency: '5' },
  pinOf: { [label]: 'CLK' },
  insteadOf: 'clock, 5 Hz',
});
const contact: StandIn = {
  model: SWITCH,
  attrs: { bounce: '0' },
  pinOf: { '1': '2', '2': '3' },
  insteadOf: 'slide switch',
};

/** By driver; each list gives the parts that one of ours becomes. A driver that is missing has nothing like it: a note stands there. */
export const STAND_INS: Readonly<Record<string, readonly StandIn[]>> = {
  relay: [relay('IN')],
  'vent-motor': [relay('IN open'), relay('IN close')],
  ds18b20: [
    {
      model: { type: 'wokwi-ds18b20', pins: ['VCC', 'DQ', 'GND'] },
      attrs: {},
      pinOf: { VCC: 'VCC', GND: 'GND', DQ: 'DQ' },
    },
  ],
  dht22: [
    {
      model: { type: 'wokwi-dht22', pins: ['VCC', 'SDA', 'NC', 'GND'] },
      attrs: {},
      pinOf: { VCC: 'VCC', GND: 'GND', DATA: 'SDA' },
    },
  ],
  ranger: [
    {
      model: { type: 'wokwi-hc-sr04', pins: ['VCC', 'TRIG', 'ECHO', 'GND'] },
      attrs: {},
      pinOf: { '5V': 'VCC', GND: 'GND', Trig: 'TRIG', Echo: 'ECHO' },
    },
  ],
  thermistor: [
    {
      model: NTC,
      attrs: {},
      pinOf: { '1': 'OUT', '2': 'GND' },
      supply: { '5V': 'VCC' },
      insteadOf: 'NTC module',
    },
  ],
  analog: [knob({ VCC: 'VCC', GND: 'GND', OUT: 'SIG' })],
  'wind-vane': [knob({ '1': 'SIG', '2': 'GND' }, { '5V': 'VCC' })],
  contact: [contact],
  'board-input': [contact],
  'flow-meter': [pulses('yellow')],
  anemometer: [pulses('1')],
  'rain-gauge': [pulses('1')],
};
