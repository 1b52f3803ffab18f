// Every driver the house knows. A new one is a file, a page in hardware/parts, a test, and its line here.
import type { ActuatorDriver, LineDriver, SensorDriver } from '../driver.ts';
import { acs712 } from './acs712.ts';
import { ads1115 } from './ads1115.ts';
import { analog } from './analog.ts';
import { anemometer } from './anemometer.ts';
import { bh1750 } from './bh1750.ts';
import { bme280 } from './bme280.ts';
import { bmp280 } from './bmp280.ts';
import { contact } from './contact.ts';
import { dht22 } from './dht22.ts';
import { ds18b20 } from './ds18b20.ts';
import { ezoDo, ezoDoOnLine } from './ezo-do.ts';
import { ezoEc, ezoEcOnLine } from './ezo-ec.ts';
import { ezoPh, ezoPhOnLine } from './ezo-ph.ts';
import { ezoRtd, ezoRtdOnLine } from './ezo-rtd.ts';
import { flowMeter } from './flow-meter.ts';
import { galvanicOxygen } from './galvanic-oxygen.ts';
import { ina219 } from './ina219.ts';
import { modbus } from './modbus.ts';
import { pvCell } from './pv-cell.ts';
import { pwmFan } from './pwm-fan.ts';
import { pwmPump } from './pwm-pump.ts';
import { rainGauge } from './rain-gauge.ts';
import { ranger } from './ranger.ts';
import { relay } from './relay.ts';
import { scd4x } from './scd4x.ts';
import { scd30 } from './scd30.ts';
import { servo } from './servo.ts';
import { sht3x } from './sht3x.ts';
import { thermistor } from './thermistor.ts';
import { ventMotor } from './vent-motor.ts';
import { windVane } from './wind-vane.ts';

export const sensorDrivers: readonly SensorDriver[] = [
  sht3x,
  bmp280,
  bme280,
  bh1750,
  ds18b20,
  analog,
  contact,
  ads1115,
  flowMeter,
  dht22,
  ranger,
  thermistor,
  ezoPh,
  ezoEc,
  ezoDo,
  ezoRtd,
  ina219,
  anemometer,
  rainGauge,
  windVane,
  pvCell,
  acs712,
  galvanicOxygen,
  scd30,
  scd4x,
];
/** Meters on serial lines of the computer. */
export const lineDrivers: readonly LineDriver[] = [
  modbus,
  ezoPhOnLine,
  ezoEcOnLine,
  ezoDoOnLine,
  ezoRtdOnLine,
];
export const actuatorDrivers: readonly ActuatorDriver[] = [relay, ventMotor, pwmFan, pwmPump, servo];
