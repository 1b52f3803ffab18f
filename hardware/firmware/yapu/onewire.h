// Firmata's OneWire: configure, search, and the combined reset / select / write / delay / read.
#pragma once
#include <stdint.h>

namespace onewire {

/** One OneWire request: { subcommand, pin, data packed 8 bits into 7 }. */
void receive(uint8_t *data, uint8_t length);

/** Forgets which bus answered. */
void reset();

}  // namespace onewire
