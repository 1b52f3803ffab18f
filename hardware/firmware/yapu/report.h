// What the board says of itself in Firmata: version, name, abilities, state of a pin, plain text.
#pragma once
#include <Arduino.h>
#include <stdint.h>

namespace report {

void version();
void firmware();
/** Begins the longest answer of all; `advance` sends it pin by pin. */
void capabilities();
void advance();
void analogMapping();
void pinState(uint8_t pin);

/** A plain English line for the technician's log, from flash: `text(F("…"))`. */
void text(const __FlashStringHelper *line);

}  // namespace report
