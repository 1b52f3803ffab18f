// One 1-Wire bus: bits, bytes and the search of its parts, on any pin.
#pragma once
#include <Arduino.h>
#include <stdint.h>

/** Timing of standard speed: Maxim application note 126. */
class WireBus {
 public:
  static const uint8_t ROM_LENGTH = 8;

  explicit WireBus(uint8_t pin);

  /** True when some part answered with its presence pulse. */
  bool reset();
  void write(uint8_t byte);
  uint8_t read();

  /** Drives the line high, to feed parts that live on it; any later use lets go again. */
  void feed();

 private:
  void pullLow();
  void release();
  void writeBit(bool bit);
  bool readBit();

  volatile uint8_t *direction, *output;
  const volatile uint8_t *input;
  uint8_t mask;

  friend class RomSearch;
};

/** Finds the parts of a bus one after the other (Maxim application note 187). */
class RomSearch {
 public:
  explicit RomSearch(WireBus &bus, uint8_t command) : bus(bus), command(command) {}

  /** The next part's ROM code with a right CRC; false when there is none. */
  bool next(uint8_t *rom);

 private:
  bool walk(uint8_t *rom);
  bool choose(uint8_t position, uint8_t *rom, uint8_t &lastZero);

  WireBus &bus;
  const uint8_t command;
  uint8_t previous[WireBus::ROM_LENGTH] = {};
  uint8_t lastFork = 0;  // 1…64; 0 at the beginning
  bool finished = false;
};
