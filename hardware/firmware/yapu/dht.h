// One reading of a DHT22: the board pulls, the part answers with forty bits told by their length.
#pragma once
#include <stdint.h>

namespace dht {

const uint8_t LENGTH = 5;  // bytes

enum Status : uint8_t { OK, NO_ANSWER, CUT_SHORT, WRONG_SUM, GOES_ON = 0xFF };

/** Pulls the line; the pin is the caller's. */
void begin(uint8_t pin);

/** Lets go of the line in time and tells how it stands. Call in every round; at its end within 15 ms. */
Status advance();

/** As they came, only after OK or WRONG_SUM: humidity and temperature, high byte first, then their sum. */
const uint8_t *bytes();

}  // namespace dht
