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

/** Looks what is due and sends the changed ports. Call every 10 ms. */
void run(uint32_t now);

/** Converts and sends the next channel that is due; 0.1 ms. Call in every round. */
void advance();

}  // namespace sampling
