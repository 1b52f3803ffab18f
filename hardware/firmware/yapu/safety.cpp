// Judges and answers every safety message. A refused message changes nothing.
#include "safety.h"

#include <Arduino.h>

#include "frame.h"
#include "outputs.h"
#include "startup.h"
#include "store.h"
#include "version.h"

namespace {

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
  ACK = 0x40,
  IDENTITY,
  CONFIG,
  STATE,
  EVENT,
  ERROR
};

struct Message {
  uint8_t type, sequence;
  const uint8_t *payload;
  uint8_t length;
};

const uint32_t LONGEST_SILENCE = 5000;  // ms

Record staged[MOST_OUTPUTS];
bool beating;
uint32_t lastBeat;
uint8_t events;

void refuse(const Message &message, uint8_t code) {
  Frame frame(ERROR, message.sequence);
  frame.put(message.type);
  frame.put(code);
  frame.end();
}

void acknowledge(const Message &message) {
  Frame frame(ACK, message.sequence);
  frame.put(message.type);
  frame.end();
}

void answerState(const Message &message) {
  const uint32_t now = millis();
  Frame frame(STATE, message.sequence);
  frame.put((beating ? 1 : 0) | (outputs::hasConfig() ? 2 : 0));
  frame.putNumber(now);
  for (uint8_t i = 0; i < outputs::count(); i++) {
    frame.put(outputs::dutyOf(i));
    frame.putNumber(outputs::leaseLeft(i, now));
    frame.put(outputs::tripsOf(i));
  }
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

uint8_t hello(const Message &message) {
  if (message.payload[0] != SAFETY_PROTOCOL) return safety::PROTOCOL;
  answerIdentity(message);
  return 0;
}

bool isBlank(const uint8_t *id) {
  for (uint8_t i = 0; i < store::ID_LENGTH; i++) {
    if (id[i] != 0xFF) return false;
  }
  return true;
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
  staged[index] = record;
  acknowledge(message);
  return 0;
}

bool hasTwins(uint8_t count) {
  for (uint8_t i = 0; i < count; i++) {
    for (uint8_t j = 0; j < i; j++) {
      if (staged[i].pin == staged[j].pin) return true;
    }
  }
  return false;
}

uint8_t commitConfig(const Message &message) {
  const uint8_t count = message.payload[0];
  const uint16_t crc = message.payload[1] | (uint16_t)message.payload[2] << 8;
  if (count > MOST_OUTPUTS) return safety::INDEX;
  if (crcOf((const uint8_t *)staged, count * sizeof(Record)) != crc) return safety::CRC;
  if (hasTwins(count)) return safety::PIN;
  outputs::makeSafe();
  const bool written = store::writeConfig(staged, count);
  outputs::adopt();
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

uint8_t beat(const Message &message) {
  beating = true;
  lastBeat = millis();
  answerState(message);
  return 0;
}

uint8_t lease(const Message &message) {
  if (!beating) return safety::NOT_BEATING;
  const uint8_t n = message.length / sizeof(outputs::Lease);
  if (n > MOST_OUTPUTS) return safety::LENGTH;
  const uint8_t fault = outputs::lease((const outputs::Lease *)message.payload, n);
  if (!fault) answerState(message);
  return fault;
}

uint8_t makeSafe(const Message &message) {
  outputs::makeSafe();
  answerState(message);
  return 0;
}

uint8_t readState(const Message &message) {
  answerState(message);
  return 0;
}

const uint8_t ANY_NUMBER_OF_FOURS = 0xFF;

/** What the board obeys: payload length and who does it, by type. */
struct Duty {
  uint8_t length;
  uint8_t (*carryOut)(const Message &);
};

const Duty DUTIES[] = {
    {1, hello},       {8, setId}, {13, writeConfig},           {3, commitConfig}, {1, readConfig},
    {0, beat},        {ANY_NUMBER_OF_FOURS, lease}, {0, makeSafe}, {0, readState},
};

uint8_t obey(const Message &message) {
  const uint8_t place = message.type - HELLO;
  if (place >= sizeof DUTIES / sizeof *DUTIES) return safety::UNKNOWN_TYPE;
  const Duty &duty = DUTIES[place];
  const bool fits = duty.length == ANY_NUMBER_OF_FOURS ? message.length % 4 == 0 : message.length == duty.length;
  return fits ? duty.carryOut(message) : (uint8_t)safety::LENGTH;
}

/** Joins the pairs in place. False when a byte is cut in half or a high half is more than one bit. */
bool joinPairs(uint8_t *pairs, uint8_t length) {
  bool whole = !(length & 1);
  for (uint8_t i = 0; i < length / 2; i++) {
    whole = whole && pairs[2 * i + 1] < 2;
    pairs[i] = pairs[2 * i] | pairs[2 * i + 1] << 7;
  }
  return whole;
}

}  // namespace

namespace safety {

void receive(uint8_t *pairs, uint8_t length) {
  const bool whole = joinPairs(pairs, length);
  const uint8_t *const frame = pairs;
  const uint8_t size = length / 2;
  if (size < 4) return;  // not even a type and a CRC: there is nobody to answer
  const Message message = {frame[0], frame[1], frame + 2, (uint8_t)(size - 4)};
  const uint16_t crc = frame[size - 2] | (uint16_t)frame[size - 1] << 8;
  const uint8_t fault = whole && crcOf(frame, size - 2) == crc ? obey(message) : (uint8_t)CRC;
  if (fault) refuse(message, fault);
}

void event(EventKind kind, uint8_t index) {
  Frame frame(EVENT, events++);
  frame.put(kind);
  frame.put(index);
  frame.putNumber((uint32_t)millis());
  frame.end();
}

void watchBeats(uint32_t now) {
  if (!beating || now - lastBeat < LONGEST_SILENCE) return;
  beating = false;
  outputs::makeSafe();
  event(BEAT_LOST, NO_INDEX);
}

}  // namespace safety
