// Takes a transaction apart and puts together what goes out on the wire.
#include "onewire-request.h"

#include <string.h>
#include <util/crc16.h>

namespace {

const uint8_t SKIP_ROM = 0xCC, MATCH_ROM = 0x55;
const uint8_t LONGEST_DELAY = 10;  // ms; a conversion is waited for by the host

}  // namespace

Request::Request(uint8_t bits, const uint8_t *bytes, uint8_t length)
    : left(length), next(bytes), skips(bits & SKIP_BIT) {
  rom = take(bits & SELECT_BIT, WireBus::ROM_LENGTH);
  count = take(bits & READ_BIT, 2);
  correlation = take(bits & READ_BIT, 2);
  delayMs = take(bits & DELAY_BIT, 4);
  if (!(bits & WRITE_BIT)) left = 0;
}

const uint8_t *Request::take(bool isThere, uint8_t size) {
  if (!isThere) return 0;
  if (left < size) {
    whole = false;
    return 0;
  }
  const uint8_t *const part = next;
  next += size;
  left -= size;
  return part;
}

/** An address of zeros is firmata-io's way of naming none. */
uint8_t Request::compose(uint8_t *bytes) const {
  uint8_t *to = bytes;
  if (skips) *to++ = SKIP_ROM;
  if (rom && rom[0]) {
    *to++ = MATCH_ROM;
    memcpy(to, rom, WireBus::ROM_LENGTH);
    to += WireBus::ROM_LENGTH;
  }
  memcpy(to, next, left);
  return to + left - bytes;
}

uint8_t Request::shortDelay() const {
  if (!delayMs) return 0;
  const bool isLong = delayMs[0] > LONGEST_DELAY || delayMs[1] || delayMs[2] || delayMs[3];
  return isLong ? LONGEST_DELAY : delayMs[0];
}

uint8_t crcOfRom(const uint8_t *body) {
  uint8_t crc = 0;
  for (uint8_t i = 0; i < WireBus::ROM_LENGTH - 1; i++) crc = _crc_ibutton_update(crc, body[i]);
  return crc;
}
