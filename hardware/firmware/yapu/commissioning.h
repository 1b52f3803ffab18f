// The messages that make a board one of ours: who it is and what it guards. Each answers and returns 0, or returns
// the ERROR code of its refusal and has changed nothing.
#pragma once
#include "message.h"

namespace commissioning {

uint8_t hello(const Message &message);
uint8_t setId(const Message &message);
uint8_t writeConfig(const Message &message);
uint8_t commitConfig(const Message &message);
uint8_t readConfig(const Message &message);
uint8_t writeProgram(const Message &message);
uint8_t commitPrograms(const Message &message);
uint8_t readProgram(const Message &message);

}  // namespace commissioning
