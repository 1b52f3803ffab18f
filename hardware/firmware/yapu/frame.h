// One safety message on its way out: F0 0C, each byte as a pair, CRC, F7.
#pragma once
#include <stdint.h>

#include "crc.h"
#include "uart.h"

class Frame {
 public:
  static const uint8_t SYSEX = 0x0C;

  Frame(uint8_t type, uint8_t sequence) {
    uart::write(0xF0);
    uart::write(SYSEX);
    put(type);
    put(sequence);
  }

  void put(uint8_t byte) {
    crc = crcAdd(crc, byte);
    uart::writePair(byte);
  }

  /** Any number, in the little endian order of the processor. */
  template <typename T>
  void putNumber(T number) {
    putBytes(&number, sizeof number);
  }

  void putBytes(const void *bytes, uint8_t count) {
    const uint8_t *from = (const uint8_t *)bytes;
    while (count--) put(*from++);
  }

  void end() {
    const uint16_t check = crc;
    putNumber(check);
    uart::write(0xF7);
  }

 private:
  uint16_t crc = CRC_START;
};
