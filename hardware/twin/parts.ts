// What each part of a rig makes of the true value: its own range, its own steps, its own faults. The numbers are those its
// driver would deliver from a real part; data sheets as named there.
import type { RigSensor } from '../../controller/contract/rig.ts';
import type { Fault, Tag } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { clamp } from '../../controller/core/units.ts';
import type { Measured } from '../driver.ts';
import type { Plant } from '../plant.ts';
import { thermistorCelsius } from './thermistor.ts';
import { acidityAt25 } from './transmitters.ts';

type Config = RigSensor['config'];
/** How a channel makes its quantity of what the part delivers; undefined where the part delivers the quantity itself. */
type Line = { readonly slope: number; readonly offset: number } | undefined;
type Part = (plant: Plant, tag: Tag, of: string, config: Config, line: Line) => Measured;

/** 16 bits over a span, as SHT3x counts. */
const sixteenBits = (value: number, from: number, span: number): number =>
  from + (span * Math.round(clamp((value - from) / span, 0, 1) * 65_535)) / 65_535;

const sht3x: Part = (plant, tag, of) => {
  const value = plant.feel(tag);
  return ok(of === 'humidity' ? sixteenBits(value, 0, 100) : sixteenBits(value, -45, 175));
};

/** kPa in steps of 0.01 Pa, or °C in steps of 0.01 K. */
const bmp280: Part = (plant, tag, of) => {
  const steps = of === 'pressure' ? 100_000 : 100;
  return ok(Math.round(plant.feel(tag) * steps) / steps);
};

/** As the BMP280, and humidity in steps of 1/1024 %. */
const bme280: Part = (plant, tag, of, ...rest) =>
  of === 'humidity' ? ok(Math.round(plant.feel(tag) * 1024) / 1024) : bmp280(plant, tag, of, ...rest);

/** At its shortest measurement time, 31 of 69; a full counter is no value. */
const bh1750: Part = (plant, tag, _, config) => {
  const filter = Number(config['filterFactor'] ?? 1);
  const perCount = (filter / 1.2) * (69 / 31);
  const count = Math.round(plant.feel(tag) / perCount);
  return count >= 0xffff ? err('out-of-range') : ok(count * perCount);
};

const ds18b20: Part = (plant, tag) => ok(Math.round(plant.feel(tag) * 16) / 16);

/** Ten bits of the supply; the first and the last count mean a broken wire or a short. Share of the supply, 0…1. */
const converted = (volts: number, reference: number): Result<number, Fault> => {
  const count = clamp(Math.floor((volts / reference) * 1024), 0, 1023);
  return count === 0 || count === 1023 ? err('open-circuit') : ok((count + 0.5) / 1024);
};

const analog: Part = (plant, tag, _, config) => {
  const reference = Number(config['reference'] ?? 5);
  const share = converted(plant.volts(tag), reference);
  return share.ok ? ok(share.value * reference) : share;
};

const thermistor: Part = (plant, tag) => {
  const share = converted(plant.volts(tag), 5);
  return share.ok ? ok(thermistorCelsius(share.value)) : share;
};

/** Sixteen bits of its full scale; nothing is a broken wire, a full count is beyond it. */
const ads1115: Part = (plant, tag, _, config) => {
  const fullScale = Number(config['fullScale'] ?? 6.144);
  const code = clamp(Math.round((plant.volts(tag) / fullScale) * 32_768), 0, 32_767);
  if (code === 32_767) return err('out-of-range');
  return code <= 3 ? err('open-circuit') : ok((code / 32_768) * fullScale);
};

const contact: Part = (plant, tag) => ok(plant.feel(tag) >= 0.5 ? 1 : 0);

/** Tenths of both. */
const dht22: Part = (plant, tag) => ok(Math.round(plant.feel(tag) * 10) / 10);

/** The depth or the distance that its channel's calibration makes the felt litres of, in steps of a µs of echo. */
const ranger: Part = (plant, tag, of, config, line) => {
  const { slope, offset } = line ?? { slope: 1, offset: 0 };
  const mountingHeight = Number(config['mountingHeight']);
  const raw = (plant.feel(tag) - offset) / slope;
  const stepped = Math.round(raw / 0.017) * 0.017;
  const distance = of === 'distance' ? stepped : mountingHeight - stepped;
  return distance < (config['model'] === 'jsn-sr04t' ? 20 : 2)
    ? err('out-of-range')
    : ok(Math.max(0, stepped));
};

/** A mean over a few seconds: whole pulses are a small part of it. */
const flowMeter: Part = (plant, tag, _, config) => {
  const flow = plant.feel(tag);
  return flow > Number(config['mostLitresPerMinute']) ? err('out-of-range') : ok(flow);
};

/** Volts in steps of 4 mV, amperes in steps of 10 µV across the shunt. */
const ina219: Part = (plant, tag, of, config) => {
  const step = of === 'voltage' ? 0.004 : 0.000_01 / Number(config['shuntOhms'] ?? 0.1);
  return ok(Math.round(plant.feel(tag) / step) * step);
};

/** Means over seconds and minutes: whole pulses are a small part of them. */
const anemometer: Part = (plant, tag) => ok(plant.feel(tag));
const rainGauge: Part = (plant, tag) => ok(plant.feel(tag));

/** In steps of 7.8 µV across its shunt; lx where the channel asks for them. */
const pvCell: Part = (plant, tag, _, config) => {
  const perVolt = 1000 / (Number(config['shuntOhms']) * Number(config['shortCircuitAmps']));
  const step = (Number(config['fullScale'] ?? 0.256) / 32_768) * perVolt;
  return ok(Math.round(plant.feel(tag) / step) * step);
};

/** kPa: below, their makers do not answer for the ppm. */
const LEAST_TOLD = 70;

/** Whole ppm, a hint up here; air in hundredths. */
const carbonMeter: Part = (plant, tag, of) => {
  if (of !== 'carbonDioxide') return ok(Math.round(plant.feel(tag) * 100) / 100);
  const ppm = ok(Math.round(plant.feel(tag)));
  return plant.feel('air.pressure') < LEAST_TOLD ? { ...ppm, doubt: 'indicative' } : ppm;
};

/** In steps of about 0.03 mg/L: 5 mV of a volt for full water. */
const galvanicOxygen: Part = (plant, tag) => {
  const share = converted(plant.feel(tag) / 30, 1);
  return share.ok ? ok(share.value * 30) : share;
};

/** In steps of the converter: 26, 49 or 74 mA by its kind. */
const acs712: Part = (plant, tag, _, config) => {
  const amps = Number(config['amps']);
  const perAmp = { 5: 0.037, 20: 0.02, 30: 0.0132 }[amps] ?? Number.NaN;
  const share = converted(0.5 + plant.feel(tag) * perAmp, 1);
  const current = share.ok ? ok((share.value - 0.5) / perAmp) : share;
  return current.ok && Math.abs(current.value) > amps ? err('out-of-range') : current;
};

/** One of sixteen directions, °; it hangs in no weather whose direction nobody wrote down. */
const windVane: Part = (plant, tag) => {
  const from = plant.feel(tag);
  return Number.isNaN(from) ? err('no-answer') : ok((Math.round(from / 22.5) * 22.5) % 360);
};

/** Its own meters, in steps of their last digit. */
const ezoPh: Part = (plant, tag) => ok(Math.round(acidityAt25(plant.volts(tag)) * 1000) / 1000);
const ezoEc: Part = (plant, tag) => ok(Math.round(plant.volts(tag) * 100_000) / 100_000);
const ezoDo: Part = (plant, tag) => ok(Math.round(plant.feel(tag) * 100) / 100);
const ezoRtd: Part = (plant, tag) => ok(Math.round(plant.feel(tag) * 1000) / 1000);

/** What the meter's own count can tell apart, in the unit that the map of the rig makes of it. */
const modbus: Part = (plant, tag, of, config, line) => {
  const { slope, offset } = line ?? { slope: 1, offset: 0 };
  const raw = (plant.feel(tag) - offset) / slope;
  const map = registerIn(config, of);
  if (map['type'] === 'float32') return ok(raw);
  const [step, zero] = [Number(map['scale'] ?? 1), Number(map['offset'] ?? 0)];
  return ok(Math.round((raw - zero) / step) * step + zero);
};

const registerIn = ({ registers }: Config, name: string): Config =>
  typeof registers === 'object' && registers !== null
    ? ((registers as Record<string, Config>)[name] ?? {})
    : {};

const PARTS: Readonly<Record<string, Part>> = {
  sht3x,
  bmp280,
  bme280,
  bh1750,
  ds18b20,
  analog,
  ads1115,
  contact,
  'flow-meter': flowMeter,
  dht22,
  ranger,
  thermistor,
  ina219,
  anemometer,
  'rain-gauge': rainGauge,
  'wind-vane': windVane,
  modbus,
  'pv-cell': pvCell,
  acs712,
  'galvanic-oxygen': galvanicOxygen,
  scd30: carbonMeter,
  scd4x: carbonMeter,
  'ezo-ph': ezoPh,
  'ezo-ec': ezoEc,
  'ezo-do': ezoDo,
  'ezo-rtd': ezoRtd,
};

/** One value of a rig, ready to be measured. */
export interface VirtualChannel {
  readonly tag: Tag;
  readonly measure: () => Measured;
}

/** Throws for a driver that has no virtual part. */
export const virtualChannels = (sensors: readonly RigSensor[], plant: Plant): readonly VirtualChannel[] =>
  sensors.flatMap(({ driver, config, channels }) => {
    const part = PARTS[driver];
    if (!part) throw new RangeError(`the virtual board has no ${driver}`);
    return channels.map(({ of, tag, calibration }) => {
      const line = calibration === 'factory' || calibration === null ? undefined : calibration;
      return { tag, measure: () => part(plant, tag, of, config, line) };
    });
  });
