// One shot of an ultrasonic ranger (HC-SR04, JSN-SR04T): a pulse on its trigger, and the length of its echo.
#pragma once
#include <stdint.h>

namespace ranger {

enum Status : uint8_t { OK, NO_ECHO, TOO_LONG, STUCK, GOES_ON = 0xFF };

/** Sends the trigger; both pins are the caller's. */
void begin(uint8_t trigger, uint8_t echo);

/** How it stands. Call in every round; at its end within 60 ms. */
Status advance();

/** µs; only after OK. */
uint16_t echo();

}  // namespace ranger
