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

/** The pulses of a servo at duty 0 and at 255, in 10 us. */
struct Travel {
  uint8_t closed, open;

  static const uint8_t SHORTEST = 50, LONGEST = 250;

  bool isPossible() const { return isPulse(closed) && isPulse(open) && closed != open; }

  uint16_t microsAt(uint8_t duty) const { return 10 * closed + (int32_t)10 * (open - closed) * duty / 255; }

 private:
  static bool isPulse(uint8_t length) { return length >= SHORTEST && length <= LONGEST; }
};

struct Record {
  uint8_t pin;
  uint8_t flags;
  uint8_t safeDuty;
  uint8_t group;        // 0: none
  uint16_t longestOn;   // s
  uint16_t shortestOff; // s
  Interlock interlocks[MOST_INTERLOCKS];

  static const uint8_t ACTIVE_LOW = 1, PWM = 2, SERVO = 4;

  bool isActiveLow() const { return flags & ACTIVE_LOW; }
  bool isPwm() const { return flags & PWM; }
  bool isServo() const { return flags & SERVO; }
  /** A timer shapes it: its level at a moment tells nothing. */
  bool isPulsed() const { return flags & (PWM | SERVO); }

  /** A servo has its travel where the others have their second interlock. */
  Interlock interlockAt(uint8_t place) const { return isServo() && place ? Interlock() : interlocks[place]; }
  Travel travel() const { return {interlocks[1].pin, interlocks[1].condition}; }

  /** Duty this output can show: any where it is pulsed, all or nothing for the rest. */
  bool canShow(uint8_t duty) const { return isPulsed() || duty == 0 || duty == 255; }
};

static_assert(sizeof(Record) == 12, "the record is the wire format");

/** Why a record cannot be guarded, as an ERROR code of the wire; 0 when it can. */
uint8_t faultOf(const Record &record);
