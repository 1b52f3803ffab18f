// One fallback program as it is described on the wire and kept in EEPROM: 16 bytes, little endian
// (PROTOCOL.md, "Program record").
#pragma once
#include <stdint.h>

const uint8_t MOST_PROGRAMS = 8;

struct Program {
  uint8_t kind;
  uint8_t output;   // index
  uint8_t other;    // cycle: duty; vent: index of the output that closes, NONE when there is no motor
  uint8_t channel;  // analog; cycle: NONE is always day
  uint16_t high;    // counts 0...1023: day begins; vent opens
  uint16_t low;     // counts: day ends; vent closes
  uint16_t dayOn;   // s; vent: travel of the motor
  uint16_t dayOff, nightOn, nightOff;  // s

  static const uint8_t CYCLE = 1, VENT = 2, NONE = 0xFF;

  bool isCycle() const { return kind == CYCLE; }
  bool hasChannel() const { return channel != NONE; }
  bool hasMotor() const { return !isCycle() && other != NONE; }
};

static_assert(sizeof(Program) == 16, "the program is the wire format");

/** Why a program cannot run with the outputs in force, as an ERROR code of the wire; 0 when it can. */
uint8_t faultOf(const Program &program);

/** True when both drive the same output. */
bool clash(const Program &one, const Program &other);
