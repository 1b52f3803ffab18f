// Before `main`: safe levels on the guarded pins, the watchdog off, the reason of the reset kept.
#pragma once
#include <stdint.h>

namespace startup {

const uint8_t SOFT_RESTART = 0x80;

/** MCUSR at the start (0 when a boot loader has cleared it), or SOFT_RESTART. */
uint8_t cause();

/** Counts this start in EEPROM; call once from `setup`. */
void count();
uint16_t resets();

/** Runs the sketch from its first instruction; safe levels come within 1 ms. Interrupts must be off. */
void restart() __attribute__((noreturn));

}  // namespace startup
