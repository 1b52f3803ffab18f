// Who may be measured, and the answers.
#include "measurement.h"

#include "counters.h"
#include "dht.h"
#include "edges.h"
#include "frame.h"
#include "outputs.h"
#include "pins.h"
#include "ranger.h"
#include "safety.h"

namespace {

const uint8_t ANSWER_LENGTH = 25;  // bytes on the line
const uint8_t NOBODY = 1;          // status, of either kind

uint8_t running;  // the type of the request, 0 none
uint8_t pin, sequence;

bool isTaken(uint8_t wanted) { return outputs::isGuarded(wanted) || counters::isWatched(wanted); }

/** A pin that an interrupt can watch, made an input. */
bool claim(uint8_t wanted) {
  return wanted < pins::COUNT && edges::canWatch(wanted) && !isTaken(wanted) && pins::lend(wanted);
}

bool claimTrigger(uint8_t wanted) { return !isTaken(wanted) && pins::setMode(wanted, pins::OUTPUT_MODE); }

void start(const Message &message, uint8_t onPin) {
  running = message.type;
  pin = onPin;
  sequence = message.sequence;
}

/** The pin was made something else meanwhile: it is no longer ours to move. */
bool isLost() { return pins::modeOf(pin) != pins::TIMED_MODE; }

uint8_t judge() {
  if (isLost()) return NOBODY;
  return running == DHT_READ ? (uint8_t)dht::advance() : (uint8_t)ranger::advance();
}

void answerDht(uint8_t status) {
  const bool told = status == dht::OK || status == dht::WRONG_SUM;
  Frame frame(DHT, sequence);
  frame.put(pin);
  frame.put(status);
  for (uint8_t i = 0; i < dht::LENGTH; i++) frame.put(told ? dht::bytes()[i] : 0);
  frame.end();
}

void answerRange(uint8_t status) {
  Frame frame(RANGED, sequence);
  frame.put(pin);
  frame.put(status);
  frame.putNumber((uint32_t)(status == ranger::OK ? ranger::echo() : 0));
  frame.end();
}

}  // namespace

namespace measurement {

uint8_t readDht(const Message &message) {
  const uint8_t wanted = message.payload[0];
  if (isRunning()) return safety::BUSY;
  if (!claim(wanted)) return safety::PIN;
  start(message, wanted);
  dht::begin(wanted);
  return 0;
}

uint8_t readRange(const Message &message) {
  const uint8_t trigger = message.payload[0], echo = message.payload[1];
  if (isRunning()) return safety::BUSY;
  if (trigger == echo || !claim(echo) || !claimTrigger(trigger)) return safety::PIN;
  start(message, echo);
  ranger::begin(trigger, echo);
  return 0;
}

bool isRunning() { return running; }

void advance() {
  if (!running) return;
  const uint8_t status = judge();
  if (status == dht::GOES_ON || !uart::canSend(ANSWER_LENGTH)) return;
  if (running == DHT_READ) {
    answerDht(status);
  } else {
    answerRange(status);
  }
  end();
}

void end() {
  running = 0;
  edges::end();
}

}  // namespace measurement
