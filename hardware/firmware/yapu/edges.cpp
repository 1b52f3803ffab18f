// Pin-change interrupts (ATmega328P data sheet, "External Interrupts"). All groups share one routine: only one pin is awake.
#include "edges.h"

#include <Arduino.h>

namespace {

uint8_t watched;
void (*reaction)(bool high);

}  // namespace

ISR(PCINT0_vect) { reaction(*portInputRegister(digitalPinToPort(watched)) & digitalPinToBitMask(watched)); }
ISR(PCINT1_vect, ISR_ALIASOF(PCINT0_vect));
ISR(PCINT2_vect, ISR_ALIASOF(PCINT0_vect));

namespace edges {

// The core's macros ask whether a pin is below zero: an int may be.
bool canWatch(uint8_t wanted) {
  const int pin = wanted;
  return digitalPinToPCICR(pin) != 0;
}

void begin(uint8_t wanted, void (*react)(bool high)) {
  const int pin = wanted;
  end();
  watched = pin;
  reaction = react;
  *digitalPinToPCMSK(pin) = bit(digitalPinToPCMSKbit(pin));
  PCIFR = bit(digitalPinToPCICRbit(pin));
  PCICR = bit(digitalPinToPCICRbit(pin));
}

void end() {
  PCICR = 0;
  PCMSK0 = PCMSK1 = PCMSK2 = 0;
}

}  // namespace edges
