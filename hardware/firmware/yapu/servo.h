// Pulses for hobby servos, made by timer 1 without a line of code: the board sleeps between them.
#pragma once
#include <stdint.h>

namespace servo {

/** Only two pins of timer 1: 9 and 10 of the Uno and Nano, 11 and 12 of the Mega. */
bool canBeOn(uint8_t pin);

/** Is this pin one of the timer that makes the pulses? No other PWM can be on it meanwhile. */
bool sharesTimer(uint8_t pin);

/** True while timer 1 makes pulses. */
bool isRunning();

/** One pulse of so many µs every 20 ms, from now on. */
void write(uint8_t pin, uint16_t micros);

}  // namespace servo
