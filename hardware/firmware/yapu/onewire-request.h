// The parts of a OneWire transaction, each there only when its bit is set.
#pragma once
#include <stdint.h>

#include "wire-bus.h"

class Request {
 public:
  static const uint8_t RESET_BIT = 0x01, SKIP_BIT = 0x02, SELECT_BIT = 0x04, READ_BIT = 0x08, DELAY_BIT = 0x10,
                       WRITE_BIT = 0x20, ALL_BITS = 0x3F;

  Request(uint8_t bits, const uint8_t *bytes, uint8_t length);

  bool isWhole() const { return whole; }

  /** Everything that is written, in its order: skip ROM, match ROM, data. Returns its length, 10 more than `length` at most. */
  uint8_t compose(uint8_t *bytes) const;

  /** Bytes to read, 0 when nobody asked. */
  uint16_t readCount() const { return count ? count[0] | (uint16_t)count[1] << 8 : 0; }

  /** ms; the rest of a long delay is the host's to wait. */
  uint8_t shortDelay() const;

  const uint8_t *correlation;  // two bytes; only with `readCount`

 private:
  const uint8_t *take(bool isThere, uint8_t size);

  uint8_t left;
  const uint8_t *next;
  bool whole = true;
  const bool skips;
  const uint8_t *rom, *count, *delayMs;
};

/** CRC of a ROM code's first seven bytes: its eighth. */
uint8_t crcOfRom(const uint8_t *body);
