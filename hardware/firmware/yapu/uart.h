// The line to the host: USART 0 at 57,600 baud behind two rings, so that nothing waits for a byte.
#pragma once
#include <stdint.h>

namespace uart {

void begin();

/** True when a byte waits. Call with interrupts off to decide on sleep. */
bool available();

/** The oldest byte; only after `available()`. Bytes that arrived damaged (framing error) were left out. */
uint8_t read();

/** Queues one byte; waits while the ring is full (176 µs a byte at most). Never call it from an interrupt. */
void write(uint8_t byte);

/** One byte as two 7-bit bytes, low bits first: Firmata's way of putting 8 bits into a sysex. */
void writePair(uint8_t byte);

}  // namespace uart
