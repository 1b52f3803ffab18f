// Bit timing of the 1-Wire bus. Interrupts are off for at most 70 µs: the USART holds two bytes (340 µs)
// meanwhile.
#include "wire-bus.h"

#include <util/atomic.h>
#include <util/delay.h>

WireBus::WireBus(uint8_t pin)
    : direction(portModeRegister(digitalPinToPort(pin))),
      output(portOutputRegister(digitalPinToPort(pin))),
      input(portInputRegister(digitalPinToPort(pin))),
      mask(digitalPinToBitMask(pin)) {}

// Whole or not at all: the interrupt that ends a pulse may switch another pin of the same port.
void WireBus::pullLow() {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    *output &= ~mask;
    *direction |= mask;
  }
}

void WireBus::release() {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    *direction &= ~mask;
    *output &= ~mask;
  }
}

void WireBus::feed() {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    *output |= mask;
    *direction |= mask;
  }
}

bool WireBus::reset() {
  bool present;
  pullLow();
  _delay_us(490);
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    release();
    _delay_us(70);
    present = !(*input & mask);
  }
  return present;
}

void WireBus::writeBit(bool bit) {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    pullLow();
    if (bit) {
      _delay_us(6);
      release();
    }
  }
  _delay_us(60);
  release();
  _delay_us(10);
}

bool WireBus::readBit() {
  bool bit;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    pullLow();
    _delay_us(6);
    release();
    _delay_us(9);
    bit = *input & mask;
  }
  _delay_us(55);
  return bit;
}

void WireBus::write(uint8_t byte) {
  for (uint8_t bit = 0; bit < 8; bit++) writeBit(byte >> bit & 1);
}

uint8_t WireBus::read() {
  uint8_t byte = 0;
  for (uint8_t bit = 0; bit < 8; bit++) byte |= readBit() << bit;
  return byte;
}
