// Counting by sampling: a level must last 1.1 ms to be seen, so up to 450 pulses a second; contact sparks are mostly not.
#include "counters.h"

#include <Arduino.h>
#include <util/atomic.h>

namespace {

struct Counter {
  volatile uint8_t *input;
  uint8_t mask, pin;
  bool wasHigh;
  uint32_t falls;
  uint32_t since;  // ms
};

const uint8_t MOST_COUNTERS = 4;

Counter table[MOST_COUNTERS];
volatile uint8_t used;

bool isHigh(const Counter &counter) { return *counter.input & counter.mask; }

/** `used` when the pin is not watched. */
uint8_t placeOf(uint8_t pin) {
  uint8_t place = 0;
  while (place < used && table[place].pin != pin) place++;
  return place;
}

}  // namespace

ISR(TIMER0_COMPB_vect) {
  if (!used) TIMSK0 &= ~_BV(OCIE0B);
  for (uint8_t i = 0; i < used; i++) {
    const bool high = isHigh(table[i]);
    if (table[i].wasHigh && !high) table[i].falls++;
    table[i].wasHigh = high;
  }
}

namespace counters {

void reset() { used = 0; }

bool isWatched(uint8_t pin) { return placeOf(pin) < used; }

bool watch(uint8_t pin) {
  const uint8_t place = placeOf(pin);
  if (place < used) return true;
  if (place == MOST_COUNTERS) return false;
  const uint8_t port = digitalPinToPort(pin);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    table[place] = {portInputRegister(port), (uint8_t)digitalPinToBitMask(pin), pin, false, 0, (uint32_t)millis()};
    used = place + 1;
    TIMSK0 |= _BV(OCIE0B);
  }
  return true;
}

uint32_t fallsOf(uint8_t pin) {
  uint32_t falls;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) { falls = table[placeOf(pin)].falls; }
  return falls;
}

uint32_t periodOf(uint8_t pin) { return millis() - table[placeOf(pin)].since; }

}  // namespace counters
