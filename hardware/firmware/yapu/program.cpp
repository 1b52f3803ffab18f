// Which fallback programs fit the outputs that this board guards.
#include "program.h"

#include <Arduino.h>

#include "interlocks.h"
#include "outputs.h"
#include "pins.h"
#include "safety.h"

namespace {

const uint16_t MOST_COUNTS = 1023;

uint8_t faultOfChannel(const Program &program) {
  if (!program.hasChannel()) return program.isCycle() ? 0 : safety::PIN;
  if (program.channel >= NUM_ANALOG_INPUTS) return safety::PIN;
  const uint8_t pin = pins::pinOfChannel(program.channel);
  return outputs::isGuarded(pin) || interlocks::isWatched(pin) ? safety::PIN : 0;
}

uint8_t faultOfCycle(const Program &program) {
  if (!program.other || !outputs::canShow(program.output, program.other)) return safety::RANGE;
  return program.low <= program.high ? 0 : safety::RANGE;
}

uint8_t faultOfVent(const Program &program) {
  if (program.hasMotor() && (program.other >= outputs::count() || program.other == program.output)) return safety::INDEX;
  const bool silent = !program.dayOff && !program.nightOn && !program.nightOff;
  return silent && program.low != program.high && (program.dayOn || !program.hasMotor()) ? 0 : safety::RANGE;
}

bool drives(const Program &program, uint8_t output) {
  return program.output == output || (program.hasMotor() && program.other == output);
}

}  // namespace

uint8_t faultOf(const Program &program) {
  if (program.kind != Program::CYCLE && program.kind != Program::VENT) return safety::RANGE;
  if (program.output >= outputs::count()) return safety::INDEX;
  if (program.high > MOST_COUNTS || program.low > MOST_COUNTS) return safety::RANGE;
  if (const uint8_t fault = faultOfChannel(program)) return fault;
  return program.isCycle() ? faultOfCycle(program) : faultOfVent(program);
}

bool clash(const Program &one, const Program &other) {
  return drives(one, other.output) || (other.hasMotor() && drives(one, other.other));
}
