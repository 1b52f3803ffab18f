// Identity and configuration over the safety layer. Records are checked when they arrive and again as a set.
#include "commissioning.h"

#include <Arduino.h>

#include "fallback.h"
#include "frame.h"
#include "outputs.h"
#include "safety.h"
#include "servo.h"
#include "startup.h"
#include "store.h"
#include "version.h"

namespace {

/** Config or programs, whichever is being written: a commit over a mixture fails by its CRC. */
union Staged {
  Record records[MOST_OUTPUTS];
  Program programs[MOST_PROGRAMS];
};

Staged staged;

void acknowledge(const Message &message) {
  Frame frame(ACK, message.sequence);
  frame.put(message.type);
  frame.end();
}

void answerIdentity(const Message &message) {
  uint8_t id[store::ID_LENGTH];
  store::readId(id);
  const bool stored = outputs::hasConfig();
  const uint16_t crc = stored ? store::configCrc() : 0;
  Frame frame(IDENTITY, message.sequence);
  frame.put(SAFETY_PROTOCOL);
  frame.put(VERSION_MAJOR);
  frame.put(VERSION_MINOR);
  frame.put(VERSION_PATCH);
  frame.put(BOARD_MODEL);
  frame.putBytes(id, sizeof id);
  frame.put(startup::cause());
  frame.putNumber(startup::resets());
  frame.putNumber((uint32_t)millis());
  frame.put(outputs::count());
  frame.putNumber(crc);
  frame.end();
}

/** Is what a commit names what has arrived? */
bool isStaged(const Message &message, uint8_t size) {
  const uint16_t crc = message.payload[1] | (uint16_t)message.payload[2] << 8;
  return crcOf((const uint8_t *)&staged, message.payload[0] * size) == crc;
}

/** EEPROM is written only while every output is safe; what it holds then is in force. */
template <typename Write>
bool rewrite(Write write) {
  fallback::stop();
  outputs::makeSafe(pulses::STOPPED);
  const bool written = write();
  outputs::adopt();
  store::checkPrograms();
  return written;
}

uint8_t faultOfPrograms(uint8_t count) {
  for (uint8_t i = 0; i < count; i++) {
    if (const uint8_t fault = faultOf(staged.programs[i])) return fault;
    for (uint8_t j = 0; j < i; j++) {
      if (clash(staged.programs[i], staged.programs[j])) return safety::INDEX;
    }
  }
  return 0;
}

bool isBlank(const uint8_t *id) {
  for (uint8_t i = 0; i < store::ID_LENGTH; i++) {
    if (id[i] != 0xFF) return false;
  }
  return true;
}

/** One input may hold several outputs, but it has its pull-up or has it not. */
bool clash(const Interlock &one, const Interlock &other) {
  return !one.isNone() && one.pin == other.pin && one.hasPullUp() != other.hasPullUp();
}

bool sharePin(const Record &one, const Record &other) {
  bool same = one.pin == other.pin;
  for (uint8_t i = 0; i < MOST_INTERLOCKS; i++) {
    same = same || one.interlockAt(i).pin == other.pin || other.interlockAt(i).pin == one.pin;
    for (uint8_t j = 0; j < MOST_INTERLOCKS; j++) same = same || clash(one.interlockAt(i), other.interlockAt(j));
  }
  return same;
}

/** One timer makes servo pulses or PWM, not both. */
bool fightForTimer(const Record &one, const Record &other) {
  return one.isServo() && other.isPwm() && servo::sharesTimer(other.pin);
}

/** A set may hold places that were never written, and a pin named twice. */
uint8_t faultOfStaged(uint8_t count) {
  for (uint8_t i = 0; i < count; i++) {
    if (const uint8_t fault = faultOf(staged.records[i])) return fault;
    for (uint8_t j = 0; j < i; j++) {
      const Record &one = staged.records[i], &other = staged.records[j];
      if (sharePin(one, other) || fightForTimer(one, other) || fightForTimer(other, one)) return safety::PIN;
    }
  }
  return 0;
}

}  // namespace

namespace commissioning {

uint8_t hello(const Message &message) {
  if (message.payload[0] != SAFETY_PROTOCOL) return safety::PROTOCOL;
  answerIdentity(message);
  return 0;
}

uint8_t setId(const Message &message) {
  uint8_t stored[store::ID_LENGTH];
  store::readId(stored);
  if (isBlank(message.payload)) return safety::RANGE;
  if (!isBlank(stored) && memcmp(stored, message.payload, sizeof stored)) return safety::ID_SET;
  if (!store::writeId(message.payload)) return safety::EEPROM;
  acknowledge(message);
  return 0;
}

uint8_t writeConfig(const Message &message) {
  const uint8_t index = message.payload[0];
  if (index >= MOST_OUTPUTS) return safety::INDEX;
  Record record;
  memcpy(&record, message.payload + 1, sizeof record);
  if (const uint8_t fault = faultOf(record)) return fault;
  staged.records[index] = record;
  acknowledge(message);
  return 0;
}

uint8_t commitConfig(const Message &message) {
  const uint8_t count = message.payload[0];
  if (count > MOST_OUTPUTS) return safety::INDEX;
  if (!isStaged(message, sizeof(Record))) return safety::CRC;
  if (const uint8_t fault = faultOfStaged(count)) return fault;
  const bool written = rewrite([count] { return store::writeConfig(staged.records, count); });
  if (!written) return safety::EEPROM;
  acknowledge(message);
  return 0;
}

uint8_t readConfig(const Message &message) {
  const uint8_t index = message.payload[0];
  if (index >= outputs::count()) return safety::INDEX;
  const Record record = store::readRecord(index);
  Frame frame(CONFIG, message.sequence);
  frame.put(index);
  frame.putBytes(&record, sizeof record);
  frame.end();
  return 0;
}

uint8_t writeProgram(const Message &message) {
  const uint8_t place = message.payload[0];
  if (place >= MOST_PROGRAMS) return safety::INDEX;
  Program program;
  memcpy(&program, message.payload + 1, sizeof program);
  if (const uint8_t fault = faultOf(program)) return fault;
  staged.programs[place] = program;
  acknowledge(message);
  return 0;
}

uint8_t commitPrograms(const Message &message) {
  const uint8_t count = message.payload[0];
  if (count > MOST_PROGRAMS || !outputs::hasConfig()) return safety::INDEX;
  if (!isStaged(message, sizeof(Program))) return safety::CRC;
  if (const uint8_t fault = faultOfPrograms(count)) return fault;
  if (!rewrite([count] { return store::writePrograms(staged.programs, count); })) return safety::EEPROM;
  acknowledge(message);
  return 0;
}

uint8_t readProgram(const Message &message) {
  const uint8_t place = message.payload[0];
  if (place >= store::programCount()) return safety::INDEX;
  const Program program = store::readProgram(place);
  Frame frame(PROGRAM, message.sequence);
  frame.put(place);
  frame.putBytes(&program, sizeof program);
  frame.end();
  return 0;
}

}  // namespace commissioning
