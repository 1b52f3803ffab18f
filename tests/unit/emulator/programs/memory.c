// Tells at each start what a cell of memory holds that nobody clears, then writes 42 to it.
#include <avr/io.h>

static volatile unsigned char cell __attribute__((section(".noinit")));

int main(void) {
  UCSR0A = 1 << U2X0;
  UBRR0 = 34;
  UCSR0B = 1 << TXEN0;
  UDR0 = cell;
  cell = 42;
  for (;;);
}
