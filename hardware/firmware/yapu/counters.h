// Pulses of flow meters and tipping gauges: falls of an input, looked at every millisecond by an interrupt.
#pragma once
#include <stdint.h>

namespace counters {

/** Forgets every count. */
void reset();

/** Begins to count the falls of a pin, or goes on; false when four others are counted already. */
bool watch(uint8_t pin);

bool isWatched(uint8_t pin);

/** Falls since the pin is watched, and the time it has been, ms; only of watched pins. */
uint32_t fallsOf(uint8_t pin);
uint32_t periodOf(uint8_t pin);

}  // namespace counters
