// Voltages on the analog pins as the 10-bit converter of the chip reads them, 0…5 V.
// Source: ATmega328P datasheet DS40002061B, chapter 24; the ATmega2560's is the same but for its channels.
import { type ADCConfig, AVRADC, type CPU } from 'avr8js';

export interface AnalogInputs {
  connect(cpu: CPU): void;
  /** Puts a voltage on an analog channel; the protection diodes hold it between 0 and 5 V. */
  setVolts(channel: number, volts: number): void;
}

const SUPPLY_VOLTS = 5;

export const createAnalogInputs = (config: ADCConfig): AnalogInputs => {
  const volts: number[] = new Array(config.numChannels).fill(0);
  let converter: AVRADC | undefined;
  const apply = (channel: number): void => {
    if (converter) converter.channelValues[channel] = volts[channel];
  };
  return {
    connect(cpu) {
      converter = new AVRADC(cpu, config);
      for (const channel of volts.keys()) apply(channel);
    },
    setVolts(channel, value) {
      if (!(channel in volts)) throw new RangeError(`the board has no analog channel ${channel}`);
      volts[channel] = Math.min(Math.max(value, 0), SUPPLY_VOLTS);
      apply(channel);
    },
  };
};
