// Watches itself: boots, says why ("b" and MCUSR), counts its starts in EEPROM, then feeds the watchdog each 10 ms.
#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/wdt.h>

ISR(TIMER0_OVF_vect) {}

static void put(unsigned char byte) {
  while (!(UCSR0A & (1 << UDRE0)));
  UDR0 = byte;
}

int main(void) {
  unsigned char why = MCUSR, starts = eeprom_read_byte((unsigned char *)5) + 1;
  MCUSR = 0;
  wdt_disable();
  eeprom_write_byte((unsigned char *)5, starts);
  eeprom_busy_wait();
  UCSR0A = 1 << U2X0;
  UBRR0 = 34;
  UCSR0B = 1 << TXEN0;
  put('b');
  put(why);
  put(starts);
  TCCR0B = 3;
  TIMSK0 = 1 << TOIE0;
  wdt_enable(WDTO_250MS);
  sei();
  for (;;) wdt_reset();
}
