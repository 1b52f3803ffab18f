// CRC-16/CCITT-FALSE, the check of every safety frame and of everything kept in EEPROM. "123456789" gives 29B1.
#pragma once
#include <stdint.h>
#include <util/crc16.h>

const uint16_t CRC_START = 0xFFFF;

inline uint16_t crcAdd(uint16_t crc, uint8_t byte) { return _crc_xmodem_update(crc, byte); }

inline uint16_t crcOf(const uint8_t *bytes, uint8_t count) {
  uint16_t crc = CRC_START;
  while (count--) crc = crcAdd(crc, *bytes++);
  return crc;
}
