// USART 0 with receive and transmit rings. Own driver: the core's rings are too short for a whole safety frame.
#include "uart.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

namespace {

const uint8_t RX_SIZE = 128, TX_SIZE = 128;  // powers of two; a full STATE frame is 118 bytes

volatile uint8_t rx[RX_SIZE];
volatile uint8_t rxHead, rxTail;
volatile uint8_t tx[TX_SIZE];
volatile uint8_t txHead, txTail;
bool held, promised;

}  // namespace

#if defined(USART0_RX_vect)
ISR(USART0_RX_vect) {
#else
ISR(USART_RX_vect) {
#endif
  const bool damaged = UCSR0A & _BV(FE0);
  const uint8_t byte = UDR0;
  const uint8_t next = (rxHead + 1) & (RX_SIZE - 1);
  if (damaged || next == rxTail) return;
  rx[rxHead] = byte;
  rxHead = next;
}

#if defined(USART0_UDRE_vect)
ISR(USART0_UDRE_vect) {
#else
ISR(USART_UDRE_vect) {
#endif
  UDR0 = tx[txTail];
  txTail = (txTail + 1) & (TX_SIZE - 1);
  if (txHead == txTail) UCSR0B &= ~_BV(UDRIE0);
}

namespace uart {

void begin() {
  UCSR0B = 0;
  rxHead = rxTail = txHead = txTail = 0;
  held = promised = false;
  // Single speed, divider 16: 58,824 baud, the very rate that the Uno's own USB chip uses for "57,600".
  UCSR0A = 0;
  UBRR0 = F_CPU / 16 / 57600 - 1;
  UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
  UCSR0B = _BV(RXEN0) | _BV(TXEN0) | _BV(RXCIE0);
}

bool available() { return rxHead != rxTail; }

uint8_t peek() { return rx[rxTail]; }

uint8_t read() {
  const uint8_t byte = rx[rxTail];
  rxTail = (rxTail + 1) & (RX_SIZE - 1);
  return byte;
}

uint8_t room() { return (txTail - txHead - 1) & (TX_SIZE - 1); }

bool canAnswer(uint8_t bytes) { return !held && room() >= bytes; }
bool canSend(uint8_t bytes) { return !promised && canAnswer(bytes); }
void promise(bool isWaiting) { promised = isWaiting; }
void hold(bool isHeld) { held = isHeld; }

void write(uint8_t byte) {
  const uint8_t next = (txHead + 1) & (TX_SIZE - 1);
  while (next == txTail) {
  }
  tx[txHead] = byte;
  ATOMIC_BLOCK(ATOMIC_FORCEON) {  // so that the interrupt never meets an empty ring
    txHead = next;
    UCSR0B |= _BV(UDRIE0);
  }
}

void writePair(uint8_t byte) {
  write(byte & 0x7F);
  write(byte >> 7);
}

}  // namespace uart
