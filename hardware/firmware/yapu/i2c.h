// Firmata's I2C: configure, write, read once, read continuously, stop reading; one exchange at a time, a step per pass.
// A failed read answers with the bytes that came, often none.
#pragma once
#include <stdint.h>

namespace i2c {

/** Claims SDA and SCL; `delayUs` passes between writing a register and reading it. */
void configure(uint16_t delayUs);

/** One I2C request: { address, mode, data in pairs }. Only while not busy. */
void receive(uint8_t *data, uint8_t length);

/** An exchange has the bus. */
bool isBusy();

/** Goes on with the exchange or begins the next continuous read that is due. Call in every round. */
void advance();

/** Every continuous query is due once more. */
void readContinuously();

/** No queries, no bus. */
void reset();

}  // namespace i2c
