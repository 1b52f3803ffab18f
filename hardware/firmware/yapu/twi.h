// Two-wire bus as its master, byte by byte in its interrupt: nobody waits for it, and a stuck bus is taken back after 25 ms.
#pragma once
#include <stdint.h>

namespace twi {

const uint8_t LONGEST_TRANSFER = 32;  // bytes

/** 100 kHz, weak pull-ups on; a chip that hangs in the middle of a byte is clocked free. */
void begin();

/** Lets go of the bus at once. */
void end();

/** Sends `count` bytes of `buffer()`; without `stop` the bus is kept for a repeated start. Only while `isIdle()`. */
void send(uint8_t address, uint8_t count, bool stop);

/** Reads up to `count` bytes into `buffer()`. Only while `isIdle()`. */
void fetch(uint8_t address, uint8_t count);

/** True when a new transfer may begin. A bus that is stuck is taken from everybody when this is asked. */
bool isIdle();

/** Bytes that really came or were taken by the chip in the last transfer. */
uint8_t transferred();

uint8_t *buffer();

}  // namespace twi
