// The checked half of the line: heartbeats, leases, identity and config (PROTOCOL.md, "The safety layer").
#pragma once
#include <stdint.h>

namespace safety {

enum EventKind : uint8_t { LEASE_ENDED = 1, BEAT_LOST, TRIP, RAW_WRITE, EEPROM_BAD, INTERLOCK_1, INTERLOCK_2, PULSE_ENDED, FALLBACK_BEGAN, FALLBACK_ENDED };

enum ErrorCode : uint8_t {
  CRC = 1,
  UNKNOWN_TYPE,
  LENGTH,
  INDEX,
  RANGE,
  NOT_BEATING,
  ID_SET,
  EXCLUSION,
  RESTING,
  EEPROM,
  PROTOCOL,
  PIN,
  INTERLOCK,
  BUSY
};

const uint8_t NO_INDEX = 0xFF;

/** Takes the body of a safety sysex, still in pairs; decodes it in place, obeys or refuses, and answers. */
void receive(uint8_t *pairs, uint8_t length);

/** Makes a note for the host; `sendEvents` tells it, unasked. */
void event(EventKind kind, uint8_t index);

/** Sends the events for which the line has room. Call in every round. */
void sendEvents();

/** No host since so long that the fallback programs may run: 5 s after its last word, 30 s after the start. */
bool isHostLost(uint32_t now);

/** Ends everything when the host has been silent for 5 s. */
void watchBeats(uint32_t now);

}  // namespace safety
