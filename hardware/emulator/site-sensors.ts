// Which virtual part stands for which driver of a rig, and how it feels the plant.
import type { RigSensor } from '../../controller/contract/rig.ts';
import { globalRadiationOfDaylight } from '../../controller/core/physics/light.ts';
import { oxygenSaturation } from '../../controller/core/physics/oxygen.ts';
import { celsius, kilopascal } from '../../controller/core/units.ts';
import type { Plant } from '../plant.ts';
import { acidityAt25 } from '../twin/transmitters.ts';
import type { EmulatedBoard } from './board.ts';
import { hallVolts } from './chips/acs712.ts';
import { createAds1115 } from './chips/ads1115.ts';
import { createBh1750 } from './chips/bh1750.ts';
import { createBme280 } from './chips/bme280.ts';
import { createBmp280 } from './chips/bmp280.ts';
import { createFaultSwitch, type Failing } from './chips/chip-fault.ts';
import { attachDht22 } from './chips/dht22.ts';
import { createDs18b20 } from './chips/ds18b20.ts';
import { createEzo, EZO_KINDS, type EzoKind, type EzoSettings } from './chips/ezo.ts';
import { galvanicVolts } from './chips/galvanic-oxygen.ts';
import { createIna219 } from './chips/ina219.ts';
import { attachPulses } from './chips/pulses.ts';
import { attachRanger } from './chips/ranger.ts';
import { createScd, SCD4X, SCD30 } from './chips/scd.ts';
import { createSht3x } from './chips/sht3x.ts';
import { vaneVolts } from './chips/wind-vane.ts';
import { analogField, flagField, numberField } from './site-config.ts';

export interface WiredSensor {
  /** A chip that can be made to fail. */
  readonly part?: Failing;
  /** Puts the plant's present state on the pins, where no chip asks for it. */
  readonly refresh?: () => void;
}

type Wiring = (board: EmulatedBoard, sensor: RigSensor, plant: Plant) => WiredSensor;

/** What a part feels that the rig does not read: a mild day. °C, %. */
const UNREAD = { temperature: 15, humidity: 50 } as const;

/** What a pump's cable beside it makes of a pulsed part: L/min, m/s and mm/h, more than any of them can show. */
const [NOISE, STORM, CLOUDBURST] = [50, 90, 900];

/** A chip with several inputs, V each; every input is an entry of the rig. */
interface Converter {
  readonly part: Failing;
  readonly inputs: number[];
}

const convertersOf = new WeakMap<EmulatedBoard, Map<number, Converter>>();

/** The converter at this address of this board, soldered on for its first input. */
const converterAt = (board: EmulatedBoard, address: number): Converter => {
  const converters = convertersOf.get(board) ?? new Map<number, Converter>();
  convertersOf.set(board, converters);
  const known = converters.get(address);
  if (known) return known;
  const inputs: number[] = [];
  const chip = createAds1115((input) => inputs[input] ?? 0, address);
  board.attachI2c(chip);
  const converter = { part: chip, inputs };
  converters.set(address, converter);
  return converter;
};

const tagOf = (sensor: RigSensor, of: string): string | undefined =>
  sensor.channels.find((channel) => channel.of === of)?.tag;
const firstTag = (sensor: RigSensor): string => sensor.channels[0]?.tag ?? '';

const feeler = (sensor: RigSensor, plant: Plant, of: string, unread: number) => {
  const tag = tagOf(sensor, of);
  return tag === undefined ? () => unread : () => plant.feel(tag);
};

/** An input of a converter; `volts` are on it. */
const onConverter =
  (volts: (sensor: RigSensor, plant: Plant) => number): Wiring =>
  (board, sensor, plant) => {
    const { part, inputs } = converterAt(board, numberField(sensor.config, 'address'));
    const channel = numberField(sensor.config, 'channel');
    const refresh = (): void => {
      inputs[channel] = volts(sensor, plant);
    };
    return { part, refresh };
  };

/** V across the shunt of a solar cell: its current is that of 1000 W/m² by the share of the sun. */
const cellVolts = (sensor: RigSensor, plant: Plant): number => {
  const [channel] = sensor.channels;
  const felt = plant.feel(firstTag(sensor));
  const sun = channel?.of === 'illuminance' ? globalRadiationOfDaylight(felt) : felt;
  return (
    (sun / 1000) * numberField(sensor.config, 'shortCircuitAmps') * numberField(sensor.config, 'shuntOhms')
  );
};

const onAnalogPin: Wiring = (board, sensor, plant) => {
  const channel = analogField(sensor.config, 'pin');
  const tag = firstTag(sensor);
  return { refresh: () => board.setVolts(channel, plant.volts(tag)) };
};

/** cm from a ranger to the water whose litres its channel's calibration makes of it. */
const distanceTo = (sensor: RigSensor, plant: Plant) => {
  const [channel] = sensor.channels;
  const line = typeof channel?.calibration === 'object' ? channel.calibration : null;
  const { slope, offset } = line ?? { slope: 1, offset: 0 };
  const height = numberField(sensor.config, 'mountingHeight');
  return (): number => {
    const measured = (plant.feel(firstTag(sensor)) - offset) / slope;
    return channel?.of === 'distance' ? measured : height - measured;
  };
};

/** A part that closes its contact so many times a second for each unit of its tag; `noise` is what a cable beside it makes of it. */
const pulsed =
  (hertzPerUnit: (config: RigSensor['config']) => number, noise: number): Wiring =>
  (board, sensor, plant) => {
    const tag = firstTag(sensor);
    const perUnit = hertzPerUnit(sensor.config);
    const faults = createFaultSwitch();
    let felt = 0;
    const feel = (): number => felt;
    const value = (): number => {
      if (faults.is('absent')) return 0;
      return faults.is('corrupt') ? noise : faults.sense(feel);
    };
    attachPulses(board, numberField(sensor.config, 'pin'), () => value() * perUnit);
    const refresh = (): void => {
      felt = plant.feel(tag);
    };
    return { part: faults, refresh };
  };

const carbonMeter =
  (kind: typeof SCD30): Wiring =>
  (board, sensor, plant) => {
    const part = createScd(kind, {
      carbonDioxide: feeler(sensor, plant, 'carbonDioxide', 420),
      temperature: feeler(sensor, plant, 'temperature', UNREAD.temperature),
      humidity: feeler(sensor, plant, 'humidity', UNREAD.humidity),
      pressure: () => plant.feel('air.pressure'),
    });
    board.attachI2c(part);
    return { part };
  };

/** The probe feels a share of saturation; the circuit makes mg/L of it with what it was told. °C and kPa of the water as it is. */
const oxygenAsTold = (milligrams: number, water: number, air: number, told: EzoSettings): number =>
  (milligrams / oxygenSaturation(celsius(water), kilopascal(air))) *
  oxygenSaturation(celsius(told.temperature), kilopascal(told.pressure));

/** The circuits of the EZO class, and what each would say of a tag under its settings; on whatever wires. */
export const EZO_PARTS: Readonly<
  Record<string, readonly [EzoKind, (plant: Plant, tag: string, settings: EzoSettings) => number]>
> = {
  'ezo-ph': [EZO_KINDS.ph, (plant, tag) => acidityAt25(plant.volts(tag))],
  'ezo-ec': [EZO_KINDS.ec, (plant, tag) => plant.volts(tag) * 1000],
  'ezo-do': [
    EZO_KINDS.do,
    (plant, tag, told) =>
      oxygenAsTold(plant.feel(tag), plant.feel('solution.temperature'), plant.feel('air.pressure'), told),
  ],
  'ezo-rtd': [EZO_KINDS.rtd, (plant, tag) => plant.feel(tag)],
};

const ezosOnI2c = Object.fromEntries(
  Object.entries(EZO_PARTS).map(([driver, [kind, feel]]): [string, Wiring] => [
    driver,
    (board, sensor, plant) => {
      const tag = firstTag(sensor);
      const address = numberField(sensor.config, 'address', kind.address);
      const part = createEzo({ ...kind, address }, (settings) => feel(plant, tag, settings));
      board.attachI2c(part);
      return { part };
    },
  ]),
);

const WIRINGS: Readonly<Record<string, Wiring>> = {
  sht3x(board, sensor, plant) {
    const temperature = feeler(sensor, plant, 'temperature', UNREAD.temperature);
    const humidity = feeler(sensor, plant, 'humidity', UNREAD.humidity);
    const part = createSht3x({ temperature, humidity }, numberField(sensor.config, 'address', 0x44));
    board.attachI2c(part);
    return { part };
  },
  bmp280(board, sensor, plant) {
    const temperature = feeler(sensor, plant, 'temperature', UNREAD.temperature);
    const pressure = feeler(sensor, plant, 'pressure', 101.325);
    const part = createBmp280({ temperature, pressure }, numberField(sensor.config, 'address', 0x76));
    board.attachI2c(part);
    return { part };
  },
  bme280(board, sensor, plant) {
    const temperature = feeler(sensor, plant, 'temperature', UNREAD.temperature);
    const humidity = feeler(sensor, plant, 'humidity', UNREAD.humidity);
    const pressure = feeler(sensor, plant, 'pressure', 101.325);
    const feel = { temperature, humidity, pressure };
    const part = createBme280(feel, numberField(sensor.config, 'address', 0x76));
    board.attachI2c(part);
    return { part };
  },
  bh1750(board, sensor, plant) {
    const tag = firstTag(sensor);
    const filter = numberField(sensor.config, 'filterFactor', 1);
    const part = createBh1750(() => plant.feel(tag) / filter, numberField(sensor.config, 'address', 0x23));
    board.attachI2c(part);
    return { part };
  },
  ds18b20(board, sensor, plant) {
    const tag = firstTag(sensor);
    const part = createDs18b20(() => plant.feel(tag));
    board.attachOneWire(numberField(sensor.config, 'pin'), part);
    return { part };
  },
  ...ezosOnI2c,
  'wind-vane'(board, sensor, plant) {
    const channel = analogField(sensor.config, 'pin');
    const pullUp = numberField(sensor.config, 'pullUpOhms', 10_000);
    const turnedBy = numberField(sensor.config, 'turnedBy', 0);
    const tag = firstTag(sensor);
    return { refresh: () => board.setVolts(channel, vaneVolts(plant.feel(tag) - turnedBy + 360, pullUp)) };
  },
  acs712(board, sensor, plant) {
    const channel = analogField(sensor.config, 'pin');
    const kind = numberField(sensor.config, 'amps');
    const tag = firstTag(sensor);
    return { refresh: () => board.setVolts(channel, hallVolts(plant.feel(tag), kind)) };
  },
  'galvanic-oxygen'(board, sensor, plant) {
    const channel = analogField(sensor.config, 'pin');
    const tag = firstTag(sensor);
    const volts = (): number => {
      const [water, air] = [plant.feel('solution.temperature'), plant.feel('air.pressure')];
      const share = plant.feel(tag) / oxygenSaturation(celsius(water), kilopascal(air));
      return galvanicVolts(share, water, air);
    };
    return { refresh: () => board.setVolts(channel, volts()) };
  },
  analog: onAnalogPin,
  thermistor: onAnalogPin,
  ads1115: onConverter((sensor, plant) => plant.volts(firstTag(sensor))),
  'pv-cell': onConverter(cellVolts),
  contact(board, sensor, plant) {
    const pin = numberField(sensor.config, 'pin');
    const tag = firstTag(sensor);
    // To ground under a pull-up, or to the supply with a resistor to ground.
    const [closed, open] = flagField(sensor.config, 'pullUp')
      ? ([0, 'floating'] as const)
      : ([1, 0] as const);
    return { refresh: () => board.drive(pin, plant.feel(tag) >= 0.5 ? closed : open) };
  },
  dht22(board, sensor, plant) {
    const temperature = feeler(sensor, plant, 'temperature', UNREAD.temperature);
    const humidity = feeler(sensor, plant, 'humidity', UNREAD.humidity);
    return { part: attachDht22(board, numberField(sensor.config, 'pin'), { temperature, humidity }) };
  },
  ranger(board, sensor, plant) {
    const { config } = sensor;
    const pins = { trigger: numberField(config, 'triggerPin'), echo: numberField(config, 'echoPin') };
    const model = config['model'] === 'jsn-sr04t' ? 'jsn-sr04t' : 'hc-sr04';
    const { airTemperature: air } = config;
    const temperature = () =>
      typeof air === 'string' ? plant.feel(air) : numberField(config, 'airTemperature');
    const feel = { distance: distanceTo(sensor, plant), temperature };
    return { part: attachRanger(board, pins, feel, model) };
  },
  scd30: carbonMeter(SCD30),
  scd4x: carbonMeter(SCD4X),
  ina219(board, sensor, plant) {
    const shuntOhms = numberField(sensor.config, 'shuntOhms', 0.1);
    const voltage = feeler(sensor, plant, 'voltage', 0);
    const current = feeler(sensor, plant, 'current', 0);
    const address = numberField(sensor.config, 'address', 0x40);
    const part = createIna219({ voltage, shunt: () => current() * shuntOhms }, address);
    board.attachI2c(part);
    return { part };
  },
  'flow-meter': pulsed(({ pulsesPerLitre }) => Number(pulsesPerLitre) / 60, NOISE),
  anemometer: pulsed(({ metresPerSecondPerHertz: each }) => 1 / Number(each), STORM),
  'rain-gauge': pulsed(({ millimetresPerTip: tip }) => 1 / (Number(tip) * 3600), CLOUDBURST),
};

/** Attaches the part of one rig entry. Throws for a driver that has no virtual part. */
export const wireSensor: Wiring = (board, sensor, plant) => {
  const wiring = WIRINGS[sensor.driver];
  if (!wiring)
    throw new Error(`no virtual part for driver "${sensor.driver}"; there are ${Object.keys(WIRINGS)}`);
  return wiring(board, sensor, plant);
};
