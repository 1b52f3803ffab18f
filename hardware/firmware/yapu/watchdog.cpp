// Interrupt first, because a watchdog reset loops for ever on many Mega boot loaders. The reset stays armed
// behind it for the one hang an interrupt cannot end: interrupts switched off.
#include "watchdog.h"

#include <avr/interrupt.h>
#include <avr/wdt.h>

#include "startup.h"

ISR(WDT_vect) { startup::restart(); }

namespace watchdog {

void begin() {
  cli();
  wdt_reset();
  WDTCSR = _BV(WDCE) | _BV(WDE);
  WDTCSR = _BV(WDIE) | _BV(WDE) | _BV(WDP2) | _BV(WDP1);  // 1 s
  sei();
}

void feed() { wdt_reset(); }

}  // namespace watchdog
