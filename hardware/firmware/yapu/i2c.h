// Firmata's I2C: configure, write, read once, read continuously, stop reading.
// A failed read answers with the bytes that came, often none.
#pragma once
#include <stdint.h>

namespace i2c {

/** Claims SDA and SCL; `delayUs` passes between writing a register and reading it. */
void configure(uint16_t delayUs);

/** One I2C request: { address, mode, data in pairs }. */
void receive(uint8_t *data, uint8_t length);

/** Reads and sends every continuous query once. */
void readContinuously();

/** No queries, no bus. */
void reset();

}  // namespace i2c
