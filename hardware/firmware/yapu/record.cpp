// Which descriptions of a power pin can be guarded on this board.
#include "record.h"

#include <Arduino.h>

#include "safety.h"

uint8_t faultOf(const Record &record) {
  if (record.pin < 2 || record.pin >= NUM_DIGITAL_PINS) return safety::PIN;
  if (record.isPwm() && !digitalPinHasPWM(record.pin)) return safety::PIN;
  if (record.flags & ~(Record::ACTIVE_LOW | Record::PWM) || !record.canShow(record.safeDuty)) return safety::RANGE;
  if (record.longestOn == 0) return safety::RANGE;
  for (uint8_t i = 0; i < sizeof record.reserved; i++) {
    if (record.reserved[i]) return safety::RANGE;
  }
  // Two outputs that rest "on" could never keep out of each other's way.
  return record.group && record.safeDuty ? safety::EXCLUSION : 0;
}
