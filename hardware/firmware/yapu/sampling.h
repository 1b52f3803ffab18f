// What the board reports unasked: inputs when they change, analog channels and I2C reads at the sampling interval.
#pragma once
#include <stdint.h>

namespace sampling {

/** Nothing reported, 19 ms interval (Firmata's default). */
void reset();

void reportAnalog(uint8_t channel, bool on);
void reportPort(uint8_t port, bool on);

/** 10…16383 ms; shorter becomes 10. */
void setInterval(uint16_t ms);

/** Sends what is due. Call every 10 ms. */
void run(uint32_t now);

}  // namespace sampling
