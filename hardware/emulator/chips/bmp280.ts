// Virtual BMP280: pressure and temperature; its compensated readings give the plant's air back.
// Source: Bosch Sensortec, BMP280 datasheet BST-BMP280-DS001-26 (2021), section 4.2 (memory map).
import type { I2cChip } from '../i2c-bus.ts';
import { type Bmp280Feel, createBoschAir, type Kind } from './bosch-air.ts';
import type { Failing } from './chip-fault.ts';

export type { Bmp280Feel } from './bosch-air.ts';

const BMP280: Kind = {
  id: 0x58,
  reset: () => undefined,
  measure: () => undefined,
  set: () => false,
  commit: () => undefined,
  duration: () => 0,
};

/** At 76h, or 77h with SDO high. */
export const createBmp280 = (feel: Bmp280Feel, address = 0x76): I2cChip & Failing =>
  createBoschAir(feel, BMP280, address);
