// At a fork the search takes 0, and at the last fork of the part before 1.
#include "rom-search.h"

#include <util/crc16.h>

namespace {

const uint8_t BITS_PER_STEP = 4, ROM_BITS = 64;

}  // namespace

void RomSearch::begin() { lastFork = 0; }

void RomSearch::beginPart() { position = lastZero = 0; }

/** Takes the branch of one bit; false when no part answers any more. */
bool RomSearch::choose(WireBus &bus) {
  uint8_t &byte = rom[position / 8];
  const uint8_t bit = 1 << (position & 7);
  position++;
  const bool one = bus.readBit(), zero = bus.readBit();
  if (one && zero) return false;
  bool branch = one;
  if (one == zero) {
    branch = position < lastFork ? byte & bit : position == lastFork;
    if (!branch) lastZero = position;
  }
  if (branch) {
    byte |= bit;
  } else {
    byte &= ~bit;
  }
  bus.writeBit(branch);
  return true;
}

bool RomSearch::isWhole() const {
  uint8_t crc = 0;
  for (uint8_t i = 0; i < WireBus::ROM_LENGTH; i++) crc = _crc_ibutton_update(crc, rom[i]);
  return crc == 0 && rom[0] != 0;
}

RomSearch::Progress RomSearch::advance(WireBus &bus) {
  for (uint8_t i = 0; i < BITS_PER_STEP; i++) {
    if (!choose(bus)) return LOST;
  }
  if (position < ROM_BITS) return GOES_ON;
  lastFork = lastZero;
  return isWhole() ? FOUND : LOST;
}
