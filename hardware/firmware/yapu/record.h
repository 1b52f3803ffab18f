// One guarded output as it is described on the wire and kept in EEPROM: 12 bytes, little endian
// (PROTOCOL.md, "Config record").
#pragma once
#include <stdint.h>

const uint8_t MOST_OUTPUTS = 12;

/** An input that must be at a level for an output to be on. */
struct Interlock {
  uint8_t pin;  // 0: none
  uint8_t condition;

  static const uint8_t HIGH_NEEDED = 1, PULL_UP = 2;

  bool isNone() const { return pin == 0; }
  bool needsHigh() const { return condition & HIGH_NEEDED; }
  bool hasPullUp() const { return condition & PULL_UP; }
};

const uint8_t MOST_INTERLOCKS = 2;

struct Record {
  uint8_t pin;
  uint8_t flags;
  uint8_t safeDuty;
  uint8_t group;        // 0: none
  uint16_t longestOn;   // s
  uint16_t shortestOff; // s
  Interlock interlocks[MOST_INTERLOCKS];

  static const uint8_t ACTIVE_LOW = 1, PWM = 2;

  bool isActiveLow() const { return flags & ACTIVE_LOW; }
  bool isPwm() const { return flags & PWM; }

  /** Duty this output can show: any for PWM, all or nothing for the rest. */
  bool canShow(uint8_t duty) const { return isPwm() || duty == 0 || duty == 255; }
};

static_assert(sizeof(Record) == 12, "the record is the wire format");

/** Why a record cannot be guarded, as an ERROR code of the wire; 0 when it can. */
uint8_t faultOf(const Record &record);
