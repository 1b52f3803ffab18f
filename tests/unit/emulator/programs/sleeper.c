// Sleeps between interrupts as the firmware does: beats on serial, blinks, fades, answers bytes, tells a voltage.
#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

static volatile unsigned long ticks;

ISR(TIMER0_OVF_vect) { ticks++; }

static void put(unsigned char byte) {
  while (!(UCSR0A & (1 << UDRE0)));
  UDR0 = byte;
}

static unsigned char volts(void) {
  ADMUX = (1 << REFS0) | (1 << ADLAR);
  ADCSRA |= 1 << ADSC;
  while (ADCSRA & (1 << ADSC));
  return ADCH;
}

int main(void) {
  unsigned long last = 0, n = 0;
  DDRB = (1 << 5) | (1 << 1);
  ADCSRA = (1 << ADEN) | 7;
  UCSR0A = 1 << U2X0;
  UBRR0 = 34;
  UCSR0B = (1 << RXEN0) | (1 << TXEN0);
  TCCR0A = 3;
  TCCR0B = 3;
  TIMSK0 = 1 << TOIE0;
  TCCR1A = (1 << COM1A1) | 1;
  TCCR1B = 3;
  put(MCUSR);
  MCUSR = 0;
  set_sleep_mode(SLEEP_MODE_IDLE);
  sei();
  for (;;) {
    cli();
    if (ticks == last) {
      sleep_enable();
      sei();
      sleep_cpu();
      sleep_disable();
      continue;
    }
    last++;
    sei();
    while (UCSR0A & (1 << RXC0)) put(UDR0 + 1);
    n++;
    if (n % 7 == 0) PINB = 1 << 5;
    if (n % 50 == 0) OCR1A = n & 0xff;
    if (n % 20 == 0) put(volts());
  }
}
