// The search of a 1-Wire bus for its parts, a few bits at a time.
#pragma once
#include <stdint.h>

#include "wire-bus.h"

/** Finds the parts one after the other (Maxim application note 187). No initial values: it lives in a union. */
class RomSearch {
 public:
  enum Progress : uint8_t { GOES_ON, FOUND, LOST };

  /** From the first part. */
  void begin();

  /** After a reset with an answer and the search command: the next part's first bit. */
  void beginPart();

  /** Four bits more, 0.9 ms. LOST when nobody answers any more or the CRC is wrong. */
  Progress advance(WireBus &bus);

  bool hasMore() const { return lastFork != 0; }

  /** The part that was found, with its CRC. */
  const uint8_t *part() const { return rom; }

 private:
  bool choose(WireBus &bus);
  bool isWhole() const;

  uint8_t rom[WireBus::ROM_LENGTH];  // of the part before, from the present bit on
  uint8_t position;                  // 0…64
  uint8_t lastFork, lastZero;        // 1…64; 0 none
};
