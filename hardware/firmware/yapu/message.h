// One safety message as it was received, and the types of all of them.
#pragma once
#include <stdint.h>

enum Type : uint8_t {
  HELLO = 0x01,
  SET_ID,
  CONFIG_WRITE,
  CONFIG_COMMIT,
  CONFIG_READ,
  BEAT,
  LEASE,
  SAFE,
  STATE_READ,
  PULSE,
  PULSE_READ,
  PROGRAM_WRITE,
  PROGRAM_COMMIT,
  PROGRAM_READ,
  COUNT_READ,
  DHT_READ,
  RANGE_READ,
  ACK = 0x40,
  IDENTITY,
  CONFIG,
  STATE,
  EVENT,
  ERROR,
  PULSED,
  PROGRAM,
  COUNTED,
  DHT,
  RANGED
};

struct Message {
  uint8_t type, sequence;
  const uint8_t *payload;
  uint8_t length;
};
