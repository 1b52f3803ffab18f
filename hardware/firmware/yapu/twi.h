// Two-wire bus as its master, polled and bounded: a stuck bus costs 25 ms, never the sketch.
#pragma once
#include <stdint.h>

namespace twi {

/** 100 kHz, weak pull-ups on. */
void begin();

/** Sends the bytes; without `stop` the bus is kept for a repeated start. False when they were not all taken. */
bool write(uint8_t address, const uint8_t *bytes, uint8_t count, bool stop);

/** Reads up to `count` bytes and returns how many really came. */
uint8_t read(uint8_t address, uint8_t *bytes, uint8_t count);

}  // namespace twi
