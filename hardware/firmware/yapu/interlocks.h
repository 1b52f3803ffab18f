// The inputs that guarded outputs depend on: float switch, leak, end stop. Nobody can turn them into anything else.
#pragma once
#include <stdint.h>

#include "record.h"

namespace interlocks {

/** Lets go of every input. */
void clear();

/** Makes the inputs of a record inputs, taken from whatever used them. */
void watch(const Record &record);

bool isWatched(uint8_t pin);

/** Number (1, 2) of the first interlock that forbids "on" now; 0 when none does. */
uint8_t broken(const Record &record);

}  // namespace interlocks
