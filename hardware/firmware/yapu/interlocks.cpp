// Which inputs are interlocks, and what they say now.
#include "interlocks.h"

#include <Arduino.h>

#include "pins.h"

namespace {

uint8_t watched[pins::PORTS];

uint8_t bitOf(uint8_t pin) { return 1 << (pin & 7); }

}  // namespace

namespace interlocks {

void clear() {
  for (uint8_t pin = 2; pin < pins::COUNT; pin++) {
    if (isWatched(pin)) pinMode(pin, INPUT);
  }
  for (uint8_t port = 0; port < pins::PORTS; port++) watched[port] = 0;
}

void watch(const Record &record) {
  for (uint8_t i = 0; i < MOST_INTERLOCKS; i++) {
    const Interlock interlock = record.interlockAt(i);
    if (interlock.isNone()) continue;
    if (!isWatched(interlock.pin)) pins::giveUp(interlock.pin);
    watched[interlock.pin >> 3] |= bitOf(interlock.pin);
    pinMode(interlock.pin, interlock.hasPullUp() ? INPUT_PULLUP : INPUT);
  }
}

bool isWatched(uint8_t pin) { return pin < pins::COUNT && watched[pin >> 3] & bitOf(pin); }

uint8_t broken(const Record &record) {
  for (uint8_t i = 0; i < MOST_INTERLOCKS; i++) {
    const Interlock interlock = record.interlockAt(i);
    if (!interlock.isNone() && (digitalRead(interlock.pin) == HIGH) != interlock.needsHigh()) return i + 1;
  }
  return 0;
}

}  // namespace interlocks
