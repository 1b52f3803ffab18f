// PWM that costs nothing while nobody uses it: timers 1 and up run only while a pin needs them.
#pragma once
#include <stdint.h>

namespace pwm {

/** Stops every timer but timer 0, which keeps the time. */
void begin();

/** Duty 0…255 on a pin that has PWM; 0 and 255 are plain levels. */
void write(uint8_t pin, uint8_t duty);

/** Takes the pin off its timer; its level is then what its port register says. */
void stop(uint8_t pin);

}  // namespace pwm
