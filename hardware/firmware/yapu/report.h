// What the board says of itself in Firmata: version, name, abilities, state of a pin, plain text.
#pragma once
#include <stdint.h>

namespace report {

void version();
void firmware();
void capabilities();
void analogMapping();
void pinState(uint8_t pin);


}  // namespace report
