// Who this sketch is: the numbers that the host checks before it trusts the board.
#pragma once
#include <stdint.h>

const uint8_t FIRMATA_MAJOR = 2, FIRMATA_MINOR = 6;
const uint8_t SAFETY_PROTOCOL = 1;
const uint8_t VERSION_MAJOR = 1, VERSION_MINOR = 4, VERSION_PATCH = 0;

#if defined(__AVR_ATmega2560__)
const uint8_t BOARD_MODEL = 2;
#else
const uint8_t BOARD_MODEL = 1;
#endif
