// Firmata's dense packing: a stream of 8-bit bytes cut into 7-bit bytes, low bits first.
#pragma once
#include <stdint.h>

#include "uart.h"

class SevenBitWriter {
 public:
  /** Bytes on the line that one `put`, or `end` and the end of the message, may make. */
  static const uint8_t MOST = 2;

  void put(uint8_t byte) {
    pending |= (uint16_t)byte << bits;
    for (bits += 8; bits >= 7; bits -= 7) {
      uart::write(pending & 0x7F);
      pending >>= 7;
    }
  }

  /** Sends the last bits, if any are left. */
  void end() {
    if (bits) uart::write(pending & 0x7F);
  }

 private:
  uint16_t pending = 0;
  uint8_t bits = 0;
};

/** Unpacks in place; returns the number of whole bytes. */
inline uint8_t unpackSevenBits(uint8_t *data, uint8_t length) {
  uint16_t pending = 0;
  uint8_t bits = 0, count = 0;
  for (uint8_t i = 0; i < length; i++) {
    pending |= (uint16_t)data[i] << bits;
    bits += 7;
    if (bits < 8) continue;
    data[count++] = pending;
    pending >>= 8;
    bits -= 8;
  }
  return count;
}
