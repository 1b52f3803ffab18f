// Virtual BME280: a BMP280 that measures humidity as well; its compensated readings give the plant's air back.
// Source: Bosch Sensortec, BME280 datasheet BST-BME280-DS002-1.6 (2018): memory map table 18, humidity words table 16, CTRL_HUM 5.4.3,
// measuring time appendix B.
import type { I2cChip } from '../i2c-bus.ts';
import { HUMIDITY_CALIBRATION, rawHumidity } from './bme280-compensation.ts';
import { type Bmp280Feel, createBoschAir, type Kind, samplesOf, words } from './bosch-air.ts';
import type { Failing, FaultSwitch } from './chip-fault.ts';

export interface Bme280Feel extends Bmp280Feel {
  /** % */
  readonly humidity: () => number;
}

const H1 = 0xa1;
const H2_TO_H6 = 0xe1;
const CTRL_HUM = 0xf2;
const HUMIDITY = 0xfd;
/** Raw humidity that is switched off or not yet measured. */
const SKIPPED = [0x80, 0x00] as const;

/** dig_H2 to dig_H6 as they lie in the registers: dig_H4 and dig_H5 share a byte. */
const humidityWords = (): number[] => {
  const [, h2, h3, h4, h5, h6] = HUMIDITY_CALIBRATION;
  return [...words([h2]), h3, h4 >> 4, (h4 & 0x0f) | ((h5 & 0x0f) << 4), h5 >> 4, h6];
};

const createKind = (humidity: () => number): Kind => {
  /** CTRL_HUM holds only after CTRL_MEAS was written. */
  let oversampling = 0;
  return {
    id: 0x60,
    reset(registers) {
      oversampling = 0;
      registers[H1] = HUMIDITY_CALIBRATION[0];
      registers.set(humidityWords(), H2_TO_H6);
      registers.set(SKIPPED, HUMIDITY);
    },
    measure(registers, rawTemperature, faults: FaultSwitch) {
      const raw = rawHumidity(faults.sense(humidity), rawTemperature);
      registers.set(oversampling === 0 ? SKIPPED : [raw >> 8, raw & 0xff], HUMIDITY);
    },
    set(registers, register, value) {
      if (register === CTRL_HUM) registers[CTRL_HUM] = value & 0x07;
      return register === CTRL_HUM;
    },
    commit(registers) {
      oversampling = registers[CTRL_HUM] ?? 0;
    },
    duration: () => (oversampling === 0 ? 0 : 2 * samplesOf(oversampling) + 0.5),
  };
};

/** At 76h, or 77h with SDO high. */
export const createBme280 = (feel: Bme280Feel, address = 0x76): I2cChip & Failing =>
  createBoschAir(feel, createKind(feel.humidity), address);
