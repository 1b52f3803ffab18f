// Bit timing and search of the 1-Wire bus. Interrupts are off for at most 70 µs: the USART holds two bytes (340 µs)
// meanwhile.
#include "wire-bus.h"

#include <util/atomic.h>
#include <util/crc16.h>
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
  _delay_us(420);
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

/** Takes the branch of one bit; false when no part answers any more. */
bool RomSearch::choose(uint8_t position, uint8_t *rom, uint8_t &lastZero) {
  const uint8_t byte = (position - 1) / 8, bit = 1 << ((position - 1) & 7);
  const bool one = bus.readBit(), zero = bus.readBit();
  if (one && zero) return false;
  bool branch = one;
  if (one == zero) {
    branch = position < lastFork ? previous[byte] & bit : position == lastFork;
    if (!branch) lastZero = position;
  }
  if (branch) rom[byte] |= bit;
  bus.writeBit(branch);
  return true;
}

bool RomSearch::walk(uint8_t *rom) {
  if (finished || !bus.reset()) return false;
  bus.write(command);
  uint8_t lastZero = 0;
  for (uint8_t i = 0; i < WireBus::ROM_LENGTH; i++) rom[i] = 0;
  for (uint8_t position = 1; position <= 64; position++) {
    if (!choose(position, rom, lastZero)) return false;
  }
  for (uint8_t i = 0; i < WireBus::ROM_LENGTH; i++) previous[i] = rom[i];
  lastFork = lastZero;
  finished = lastFork == 0;
  return true;
}

bool RomSearch::next(uint8_t *rom) {
  if (!walk(rom)) return false;
  uint8_t crc = 0;
  for (uint8_t i = 0; i < WireBus::ROM_LENGTH; i++) crc = _crc_ibutton_update(crc, rom[i]);
  return crc == 0 && rom[0] != 0;
}
