// Starts and stops the PWM timers. Frequencies are the core's: 976 Hz on timer 0, 490 Hz on the others.
#include "pwm.h"

#include <Arduino.h>

namespace {

/** The register that connects a timer's pins, or null for timer 0 and pins without PWM. */
volatile uint8_t *connections(uint8_t timer) {
  switch (timer) {
    case TIMER1A:
    case TIMER1B:
      return &TCCR1A;
    case TIMER2A:
    case TIMER2B:
      return &TCCR2A;
#if defined(TCCR3A)
    case TIMER1C:
      return &TCCR1A;
    case TIMER3A:
    case TIMER3B:
    case TIMER3C:
      return &TCCR3A;
    case TIMER4A:
    case TIMER4B:
    case TIMER4C:
      return &TCCR4A;
    case TIMER5A:
    case TIMER5B:
    case TIMER5C:
      return &TCCR5A;
#endif
  }
  return 0;
}

const uint8_t CLOCK_BITS = _BV(CS12) | _BV(CS11) | _BV(CS10);  // the same bits in every timer's register B
const uint8_t CONNECTION_BITS = 0xFC;                          // COMnA, COMnB, COMnC

/** Prescaler 64: code 4 in timer 2, code 3 in the others. */
uint8_t clockOf(volatile uint8_t *registerA) { return registerA == &TCCR2A ? _BV(CS22) : _BV(CS11) | _BV(CS10); }

/** Phase-correct with 8 bits (WGMn0), as the core sets it: timer 1 may have made servo pulses before. */
void setClock(volatile uint8_t *registerA, uint8_t bits) {
  *registerA = (*registerA & CONNECTION_BITS) | _BV(WGM10);
  *(registerA + 1) = bits;
}

}  // namespace

namespace pwm {

void begin() {
  TCCR1B &= ~CLOCK_BITS;
  TCCR2B &= ~CLOCK_BITS;
#if defined(TCCR3A)
  TCCR3B &= ~CLOCK_BITS;
  TCCR4B &= ~CLOCK_BITS;
  TCCR5B &= ~CLOCK_BITS;
#endif
}

void write(uint8_t pin, uint8_t duty) {
  if (duty == 0 || duty == 255) {
    digitalWrite(pin, duty ? HIGH : LOW);
    stop(pin);
    return;
  }
  volatile uint8_t *const registerA = connections(digitalPinToTimer(pin));
  if (registerA) setClock(registerA, clockOf(registerA));
  analogWrite(pin, duty);
}

void stop(uint8_t pin) {
  // Writing a level takes a pin off its timer in the core; reading its port register first keeps that level.
  const uint8_t timer = digitalPinToTimer(pin);
  if (timer == NOT_ON_TIMER) return;
  const bool level = *portOutputRegister(digitalPinToPort(pin)) & digitalPinToBitMask(pin);
  digitalWrite(pin, level);
  volatile uint8_t *const registerA = connections(timer);
  if (registerA && !(*registerA & CONNECTION_BITS)) setClock(registerA, 0);
}

}  // namespace pwm
