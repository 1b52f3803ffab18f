// What Wokwi (an Arduino in the browser, for training) has of our parts, how its pins are called and where they are. Names of types and
// pins: docs.wokwi.com, "Diagram reference"; wokwi-elements, `pinInfo` of each element.
import type { Net } from '../../controller/contract/wiring.ts';

/** px from the left and from the top of a part. */
export type Spot = readonly [x: number, y: number];

export interface WokwiModel {
  readonly type: string;
  /** px. */
  readonly height: number;
  /** The pins that a wire of ours may end on. */
  readonly pins: Readonly<Record<string, Spot>>;
  /** Which way a wire leaves: out of the bottom, or towards the board. */
  readonly leaves: 'down' | 'sideways';
}

export interface WokwiBoard {
  readonly type: string;
  /** px. */
  readonly width: number;
  /** Where its two rows of pins lie, px from the top. */
  readonly rows: { readonly top: number; readonly bottom: number };
  /** Which pins are in the lower row. */
  readonly lower: RegExp;
}

export const WOKWI_BOARDS: Readonly<Record<'uno' | 'nano' | 'mega', WokwiBoard>> = {
  uno: { type: 'wokwi-arduino-uno', width: 274, rows: { top: 9, bottom: 191.5 }, lower: /^(5V|A\d)$/ },
  nano: {
    type: 'wokwi-arduino-nano',
    width: 170,
    rows: { top: 4.8, bottom: 62.4 },
    lower: /^(5V|A\d|13|GND\.1)$/,
  },
  mega: { type: 'wokwi-arduino-mega', width: 388, rows: { top: 9, bottom: 184.5 }, lower: /^(5V|A\d+)$/ },
};

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

const RELAY: WokwiModel = {
  type: 'wokwi-relay-module',
  height: 58,
  pins: { VCC: [0, 18.7], GND: [0, 28.4], IN: [0, 38.2] },
  leaves: 'sideways',
};
const SERVO: WokwiModel = {
  type: 'wokwi-servo',
  height: 119,
  pins: { GND: [0, 50], 'V+': [0, 59.5], PWM: [0, 69] },
  leaves: 'sideways',
};
const LED: WokwiModel = { type: 'wokwi-led', height: 50, pins: { A: [25, 42], C: [15, 42] }, leaves: 'down' };
const KNOB: WokwiModel = {
  type: 'wokwi-potentiometer',
  height: 76,
  pins: { GND: [29, 68.5], SIG: [39, 68.5], VCC: [49, 68.5] },
  leaves: 'down',
};
const SWITCH: WokwiModel = {
  type: 'wokwi-slide-switch',
  height: 35,
  pins: { '2': [16, 34], '3': [25.5, 34] },
  leaves: 'down',
};
const CLOCK: WokwiModel = {
  type: 'wokwi-clock-generator',
  height: 110,
  pins: { CLK: [108, 55] },
  leaves: 'sideways',
};
const NTC: WokwiModel = {
  type: 'wokwi-ntc-temperature-sensor',
  height: 72,
  pins: { GND: [135, 26.2], VCC: [135, 35.8], OUT: [135, 45.5] },
  leaves: 'sideways',
};
const DS18B20: WokwiModel = {
  type: 'wokwi-ds18b20',
  height: 51,
  pins: { GND: [5.5, 49], DQ: [15.1, 49], VCC: [24.7, 49] },
  leaves: 'down',
};
const DHT22: WokwiModel = {
  type: 'wokwi-dht22',
  height: 117,
  pins: { VCC: [15, 114.9], SDA: [24.5, 114.9], GND: [43.8, 114.9] },
  leaves: 'down',
};
const HC_SR04: WokwiModel = {
  type: 'wokwi-hc-sr04',
  height: 94,
  pins: { VCC: [71.3, 94.5], TRIG: [81.3, 94.5], ECHO: [91.3, 94.5], GND: [101.3, 94.5] },
  leaves: 'down',
};

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
/** What gives volts on a wire of its own. */
const volts = knob({ VCC: 'VCC', GND: 'GND', OUT: 'SIG' });
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

/** Its brightness is the power. */
const led: StandIn = {
  model: LED,
  attrs: { color: 'green' },
  pinOf: { PWM: 'A', GND: 'C' },
  insteadOf: 'LED',
};

/** By driver; each list gives the parts that one of ours becomes. A driver that is missing has nothing like it: a note stands there. */
export const STAND_INS: Readonly<Record<string, readonly StandIn[]>> = {
  relay: [relay('IN')],
  'vent-motor': [relay('IN open'), relay('IN close')],
  'pwm-fan': [led],
  'pwm-pump': [led],
  servo: [{ model: SERVO, attrs: {}, pinOf: { signal: 'PWM', GND: 'GND' }, supply: { '5V': 'V+' } }],
  ds18b20: [{ model: DS18B20, attrs: {}, pinOf: { VCC: 'VCC', GND: 'GND', DQ: 'DQ' } }],
  dht22: [{ model: DHT22, attrs: {}, pinOf: { VCC: 'VCC', GND: 'GND', DATA: 'SDA' } }],
  ranger: [{ model: HC_SR04, attrs: {}, pinOf: { '5V': 'VCC', GND: 'GND', Trig: 'TRIG', Echo: 'ECHO' } }],
  thermistor: [
    {
      model: NTC,
      attrs: {},
      pinOf: { '1': 'OUT', '2': 'GND' },
      supply: { '5V': 'VCC' },
      insteadOf: 'NTC module',
    },
  ],
  analog: [volts],
  acs712: [volts],
  'wind-vane': [knob({ '1': 'SIG', '2': 'GND' }, { '5V': 'VCC' })],
  contact: [contact],
  'board-input': [contact],
  'flow-meter': [pulses('yellow')],
  anemometer: [pulses('1')],
  'rain-gauge': [pulses('1')],
};
