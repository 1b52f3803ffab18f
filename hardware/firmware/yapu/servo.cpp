// Timer 1 in fast PWM up to ICR1 (mode 14), 16 MHz / 8: two counts for each µs, 40,000 for the 20 ms from pulse to pulse.
// ATmega328P data sheet DS40002061B, section 16.9.3; the ATmega2560's is the same.
#include "servo.h"

#include <Arduino.h>

namespace {

const uint8_t COUNTS_PER_MICRO = F_CPU / 8 / 1000000;
const uint16_t PERIOD = 20000U * COUNTS_PER_MICRO;

/** Stands one count before a pulse. Whatever PWM left in the outputs goes low first, so that the first pulse is a whole one. */
void prepare() {
  TCCR1B = 0;
  TCCR1A = _BV(COM1A1) | _BV(COM1B1);
  TCCR1C = _BV(FOC1A) | _BV(FOC1B);
  ICR1 = PERIOD - 1;
  TCNT1 = PERIOD - 1;
  TCCR1A = _BV(WGM11);
  TCCR1B = _BV(WGM13) | _BV(WGM12);
}

}  // namespace

namespace servo {

bool canBeOn(uint8_t pin) {
  const uint8_t timer = digitalPinToTimer(pin);
  return timer == TIMER1A || timer == TIMER1B;
}

bool sharesTimer(uint8_t pin) {
#if defined(TCCR3A)
  if (digitalPinToTimer(pin) == TIMER1C) return true;
#endif
  return canBeOn(pin);
}

bool isRunning() { return TCCR1B & _BV(WGM13); }

void write(uint8_t pin, uint16_t micros) {
  if (!isRunning()) prepare();
  // The timer takes it over between two pulses: none is ever cut short.
  const uint16_t counts = micros * COUNTS_PER_MICRO - 1;
  if (digitalPinToTimer(pin) == TIMER1A) {
    OCR1A = counts;
    TCCR1A |= _BV(COM1A1);
  } else {
    OCR1B = counts;
    TCCR1A |= _BV(COM1B1);
  }
  TCCR1B |= _BV(CS11);
}

}  // namespace servo
