// The changes of one pin, seen in its pin-change interrupt, so that nobody waits for them.
#pragma once
#include <stdint.h>

namespace edges {

/** False where the pin has no pin-change interrupt: on the Mega all but 10–13, 50–53 and A8–A15. */
bool canWatch(uint8_t pin);

/** From now on `react` is called, in the interrupt, with the level after each change; one pin at a time. */
void begin(uint8_t pin, void (*react)(bool high));

void end();

}  // namespace edges
