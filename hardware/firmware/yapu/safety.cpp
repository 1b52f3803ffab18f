// Judges and answers every safety message. A refused message changes nothing.
#include "safety.h"

#include <Arduino.h>

#include "commissioning.h"
#include "counters.h"
#include "fallback.h"
#include "frame.h"
#include "measurement.h"
#include "outputs.h"
#include "pins.h"

namespace {

const uint32_t LONGEST_SILENCE = 5000;  // ms
const uint16_t START_GRACE = 30000;     // ms; a host needs some time to start

bool beating;
uint32_t lastBeat;
uint32_t quietSince;  // ms; last BEAT or SAFE
uint16_t grace = START_GRACE;

void refuse(const Message &message, uint8_t code) {
  Frame frame(ERROR, message.sequence);
  frame.put(message.type);
  frame.put(code);
  frame.end();
}

void answerState(const Message &message) {
  const uint32_t now = millis();
  Frame frame(STATE, message.sequence);
  frame.put((beating ? 1 : 0) | (outputs::hasConfig() ? 2 : 0) | (fallback::isRunning() ? 4 : 0));
  frame.putNumber(now);
  for (uint8_t i = 0; i < outputs::count(); i++) {
    frame.put(outputs::dutyOf(i));
    frame.putNumber(outputs::leaseLeft(i, now));
    frame.put(outputs::tripsOf(i));
  }
  frame.end();
}

uint8_t beat(const Message &message) {
  fallback::stop();
  beating = true;
  lastBeat = quietSince = millis();
  grace = LONGEST_SILENCE;
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

uint8_t pulse(const Message &message) {
  if (!beating) return safety::NOT_BEATING;
  const uint8_t fault = outputs::pulse(*(const outputs::Pulse *)message.payload);
  if (!fault) answerState(message);
  return fault;
}

uint8_t readPulse(const Message &message) {
  const uint8_t index = message.payload[0];
  if (index >= outputs::count()) return safety::INDEX;
  Frame frame(PULSED, message.sequence);
  frame.put(index);
  frame.putNumber(pulses::orderOf(index));
  frame.put(pulses::endOf(index));
  frame.putNumber(pulses::spentBy(index));
  frame.end();
  return 0;
}

/** The first question makes the pin an input with pull-up and begins the count. */
uint8_t readCount(const Message &message) {
  const uint8_t pin = message.payload[0];
  if (outputs::isGuarded(pin) || !pins::count(pin)) return safety::PIN;
  if (!counters::watch(pin)) return safety::INDEX;
  Frame frame(COUNTED, message.sequence);
  frame.put(pin);
  frame.putNumber(counters::fallsOf(pin));
  frame.putNumber(counters::periodOf(pin));
  frame.end();
  return 0;
}

uint8_t makeSafe(const Message &message) {
  fallback::stop();
  quietSince = millis();
  outputs::makeSafe(pulses::STOPPED);
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

const Duty DUTIES[] PROGMEM = {
    {1, commissioning::hello},
    {8, commissioning::setId},
    {13, commissioning::writeConfig},
    {3, commissioning::commitConfig},
    {1, commissioning::readConfig},
    {0, beat},
    {ANY_NUMBER_OF_FOURS, lease},
    {0, makeSafe},
    {0, readState},
    {8, pulse},
    {1, readPulse},
    {17, commissioning::writeProgram},
    {3, commissioning::commitPrograms},
    {1, commissioning::readProgram},
    {1, readCount},
    {1, measurement::readDht},
    {2, measurement::readRange},
};

uint8_t obey(const Message &message) {
  const uint8_t place = message.type - HELLO;
  if (place >= sizeof DUTIES / sizeof *DUTIES) return safety::UNKNOWN_TYPE;
  Duty duty;
  memcpy_P(&duty, DUTIES + place, sizeof duty);
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

bool isHostLost(uint32_t now) { return !beating && now - quietSince >= grace; }

void watchBeats(uint32_t now) {
  if (!beating || now - lastBeat < LONGEST_SILENCE) return;
  beating = false;
  outputs::makeSafe(pulses::HOST_LOST);
  event(BEAT_LOST, NO_INDEX);
}

}  // namespace safety
