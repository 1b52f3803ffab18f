// Which descriptions of a power pin can be guarded on this board.
#include "record.h"

#include <Arduino.h>

#include "safety.h"
#include "servo.h"

namespace {

const uint8_t KNOWN_FLAGS = Record::ACTIVE_LOW | Record::PWM | Record::SERVO;

uint8_t faultOfInterlock(const Record &record, const Interlock &interlock) {
  if (interlock.isNone()) return interlock.condition ? safety::RANGE : 0;
  if (interlock.condition & ~(Interlock::HIGH_NEEDED | Interlock::PULL_UP)) return safety::RANGE;
  // An output that rests "on" has nothing safe to go to.
  if (record.safeDuty) return safety::RANGE;
  const bool usable = interlock.pin >= 2 && interlock.pin < NUM_DIGITAL_PINS && interlock.pin != record.pin;
  return usable ? 0 : safety::PIN;
}

}  // namespace

uint8_t faultOf(const Record &record) {
  if (record.pin < 2 || record.pin >= NUM_DIGITAL_PINS) return safety::PIN;
  if (record.isPwm() && !digitalPinHasPWM(record.pin)) return safety::PIN;
  if (record.isServo() && !servo::canBeOn(record.pin)) return safety::PIN;
  if (record.flags & ~KNOWN_FLAGS || !record.canShow(record.safeDuty)) return safety::RANGE;
  // A servo knows one sense of its pulses, and where they stand others have an interlock.
  if (record.isServo() && (record.flags != Record::SERVO || !record.travel().isPossible())) return safety::RANGE;
  if (record.longestOn == 0) return safety::RANGE;
  for (uint8_t i = 0; i < MOST_INTERLOCKS; i++) {
    if (const uint8_t fault = faultOfInterlock(record, record.interlockAt(i))) return fault;
  }
  // Two outputs that rest "on" could never keep out of each other's way.
  return record.group && record.safeDuty ? safety::EXCLUSION : 0;
}
