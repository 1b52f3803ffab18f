// Readings that the board times itself, one at a time; answered when they are over.
#pragma once
#include "message.h"

namespace measurement {

/** As every duty of a message: 0, or the ERROR code of a refusal. */
uint8_t readDht(const Message &message);
uint8_t readRange(const Message &message);

/** Microseconds count now: nothing may switch interrupts off. */
bool isRunning();

/** Goes on and answers at the end. Call in every round. */
void advance();

/** Forgets a reading under way; nobody is answered. */
void end();

}  // namespace measurement
