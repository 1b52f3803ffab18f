// Firmata's OneWire: configure, search, and the combined reset / select / write / delay / read; one exchange at a time, a
// step per pass.
#pragma once
#include <stdint.h>

namespace onewire {

/** One OneWire request: { subcommand, pin, data packed 8 bits into 7 }. Only while not busy. */
void receive(uint8_t *data, uint8_t length);

/** An exchange is under way. */
bool isBusy();

/** One reset, one byte or four bits of a search, or a piece of the reply: 1 ms at most. Call in every round. */
void advance();

/** Ends the exchange and forgets which bus answered. */
void reset();

}  // namespace onewire
