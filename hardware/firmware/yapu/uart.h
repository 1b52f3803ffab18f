// The line to the host: USART 0 at 57,600 baud behind two rings, so that nothing waits for a byte.
#pragma once
#include <stdint.h>

namespace uart {

void begin();

/** True when a byte waits. */
bool available();

/** The oldest byte; only after `available()`. Bytes that arrived damaged (framing error) were left out. */
uint8_t peek();
uint8_t read();

/** Longest message that is written in one go, bytes: a STATE of twelve outputs. */
const uint8_t LONGEST_MESSAGE = 118;

/** True when an answer of so many bytes can be queued at once and no long reply has the line. */
bool canAnswer(uint8_t bytes);

/** An answer waits for its room, or no longer does: until then nothing may be sent that nobody waits for. */
void promise(bool isWaiting);

/** As `canAnswer`, for what yields to a waiting answer. */
bool canSend(uint8_t bytes);

/** Keeps the line for a reply that is written piece by piece, or gives it back. */
void hold(bool isHeld);

/** Bytes that can be queued at once. */
uint8_t room();

/** Queues one byte; should the ring be full, waits (176 µs a byte at most). Never call it from an interrupt. */
void write(uint8_t byte);

/** One byte as two 7-bit bytes, low bits first: Firmata's way of putting 8 bits into a sysex. */
void writePair(uint8_t byte);

}  // namespace uart
