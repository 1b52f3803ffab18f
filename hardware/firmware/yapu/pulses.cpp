// The clock of the pulses. A pin is switched off by the interrupt of timer 0, so that a slow bus cannot lengthen a dose;
// `outputs` then does the rest.
#include "pulses.h"

#include <Arduino.h>
#include <util/atomic.h>

#include "outputs.h"
#include "record.h"
#include "safety.h"

namespace {

struct Pulse {
  uint32_t started;  // us
  uint32_t length;   // us; asked, and once it has ended spent
  uint16_t order;
  uint8_t how : 4;  // End
  uint8_t running : 1;
};

Pulse table[MOST_OUTPUTS];
volatile uint16_t over;  // bit per output: switched off, not yet accounted for

uint32_t spentMicros(const Pulse &pulse) { return micros() - pulse.started; }

void watchTimer(bool on) {
  if (on) {
    TIMSK0 |= _BV(OCIE0A);
  } else {
    TIMSK0 &= ~_BV(OCIE0A);
  }
}

/** Again at every tick until it is accounted for. */
void switchOffWhenOver(uint8_t index) {
  Pulse &pulse = table[index];
  const uint16_t bit = 1U << index;
  if (!(over & bit)) {
    const uint32_t spent = spentMicros(pulse);
    if (spent < pulse.length) return;
    pulse.length = spent;
    over |= bit;
  }
  outputs::putSafeLevel(index);
}

}  // namespace

ISR(TIMER0_COMPA_vect) {
  bool any = false;
  for (uint8_t i = 0; i < MOST_OUTPUTS; i++) {
    if (!table[i].running) continue;
    any = true;
    switchOffWhenOver(i);
  }
  if (!any) watchTimer(false);
}

namespace pulses {

void reset() {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    for (uint8_t i = 0; i < MOST_OUTPUTS; i++) table[i] = Pulse();
    over = 0;
  }
}

void begin(uint8_t index, uint16_t order, uint32_t ms) {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    table[index] = {(uint32_t)micros(), ms * 1000, order, RUNNING, true};
    over &= ~(1U << index);
    watchTimer(true);
  }
}

void end(uint8_t index, End how) {
  if (!isRunning(index)) return;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    Pulse &pulse = table[index];
    pulse.how = isOver(index) ? DONE : how;
    if (!isOver(index)) pulse.length = spentMicros(pulse);
    pulse.running = false;
    over &= ~(1U << index);
  }
  safety::event(safety::PULSE_ENDED, index);
}

bool isRunning(uint8_t index) { return table[index].running; }

bool isOver(uint8_t index) { return over & (1U << index); }

uint16_t orderOf(uint8_t index) { return table[index].order; }
End endOf(uint8_t index) { return (End)table[index].how; }

uint32_t spentBy(uint8_t index) {
  const Pulse &pulse = table[index];
  const bool goesOn = pulse.running && !isOver(index);
  return ((goesOn ? spentMicros(pulse) : pulse.length) + 500) / 1000;
}

}  // namespace pulses
