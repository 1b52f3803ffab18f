// One 1-Wire bus: bits and bytes, on any pin.
#pragma once
#include <Arduino.h>
#include <stdint.h>

/** Timing of standard speed: Maxim application note 126. */
class WireBus {
 public:
  static const uint8_t ROM_LENGTH = 8;

  explicit WireBus(uint8_t pin);

  /** µs that the bus must be left alone after a reset. */
  static const uint16_t RESET_REST = 420;

  /** True when some part answered with its presence pulse; 0.6 ms. */
  bool reset();
  void write(uint8_t byte);
  uint8_t read();

  void writeBit(bool bit);
  bool readBit();

  /** Drives the line high, to feed parts that live on it; any later use lets go again. */
  void feed();

 private:
  void pullLow();
  void release();

  volatile uint8_t *direction, *output;
  const volatile uint8_t *input;
  uint8_t mask;
};
