// Cuts the byte stream into messages and finds its way back after any damage. Nothing half received ever acts.
#pragma once
#include <stdint.h>

namespace parser {

/** Longest sysex between F0 and F7, bytes: a full LEASE (105) and some room. */
const uint8_t LONGEST_SYSEX = 112;

/** A message that is not whole this long after it began is dropped, ms. */
const uint16_t LONGEST_AGE = 500;

/** False while this byte would complete a message whose turn has not come or whose answer has no room yet. */
bool mayAccept(uint8_t byte);

/** Takes the next byte; calls the dispatcher when it completes a message, and is then true. */
bool accept(uint8_t byte);

}  // namespace parser
