// Times: HC-SR04 user manual (Elecfreaks): trigger 10 µs, echo 150 µs to 25 ms, 38 ms when nothing is in the way.
#include "ranger.h"

#include <Arduino.h>
#include <util/atomic.h>
#include <util/delay.h>

#include "edges.h"

namespace {

const uint8_t SETTLING = 10, TRIGGER = 20;  // µs
const uint16_t LONGEST_SILENCE = 20000;  // µs from trigger to echo
const uint16_t LONGEST_ECHO = 38000;     // µs

enum Phase : uint8_t { SILENT, SOUNDING, OVER, HIGH_BEFORE };

volatile Phase phase;
volatile uint16_t since;  // µs; of the trigger, then of the echo, and at last the echo's length

void onEdge(bool high) {
  const uint16_t now = micros();
  if (high && phase == SILENT) {
    phase = SOUNDING;
    since = now;
  } else if (!high && phase == SOUNDING) {
    phase = OVER;
    since = now - since;
  }
}

void shoot(uint8_t trigger) {
  digitalWrite(trigger, HIGH);
  _delay_us(TRIGGER);
  digitalWrite(trigger, LOW);
}

}  // namespace

namespace ranger {

void begin(uint8_t trigger, uint8_t echo) {
  _delay_us(SETTLING);
  phase = digitalRead(echo) ? HIGH_BEFORE : SILENT;
  if (phase == HIGH_BEFORE) return;
  edges::begin(echo, onEdge);
  since = micros();
  shoot(trigger);
}

Status advance() {
  Phase now;
  uint16_t moment;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    now = phase;
    moment = since;
  }
  const uint16_t passed = (uint16_t)micros() - moment;
  switch (now) {
    case HIGH_BEFORE:
      return STUCK;
    case SILENT:
      return passed < LONGEST_SILENCE ? GOES_ON : NO_ECHO;
    case SOUNDING:
      return passed < LONGEST_ECHO ? GOES_ON : TOO_LONG;
    default:
      return moment < LONGEST_ECHO ? OK : TOO_LONG;
  }
}

uint16_t echo() { return since; }

}  // namespace ranger
