// I2C requests of Firmata 2.6. Ten-bit addresses are not served.
#include "i2c.h"

#include <Arduino.h>

#include "pins.h"
#include "report.h"
#include "twi.h"
#include "uart.h"

namespace {

const uint8_t MODE_MASK = 0x18, KEEP_BUS = 0x40, TEN_BITS = 0x20;
const uint8_t WRITE = 0x00, READ_ONCE = 0x08, READ_ALWAYS = 0x10, STOP_READING = 0x18;
const uint8_t MOST_QUERIES = 8;
const uint16_t LONGEST_DELAY = 10000;  // µs

struct Query {
  uint8_t address;
  uint8_t register_;
  uint8_t count : 6;
  uint8_t hasRegister : 1;
  uint8_t keepsBus : 1;
};

enum Phase : uint8_t { IDLE, WRITING, NAMING, PAUSE, FETCHING, ANSWERING };

Query queries[MOST_QUERIES];
uint8_t queryCount;
uint8_t nextDue = MOST_QUERIES;  // of the round of continuous reads
bool configured;
uint16_t registerDelay;

Phase phase;
Query present;       // the read under way
uint16_t namedAt;    // µs
uint8_t got;         // bytes that came

uint8_t byteAt(const uint8_t *pair) { return pair[0] | pair[1] << 7; }

void fetch() {
  twi::fetch(present.address, present.count);
  phase = FETCHING;
}

void begin(const Query &query) {
  present = query;
  got = 0;
  if (query.count == 0) {
    phase = ANSWERING;
  } else if (query.hasRegister) {
    twi::buffer()[0] = query.register_;
    twi::send(query.address, 1, !query.keepsBus);
    phase = NAMING;
  } else {
    fetch();
  }
}

/** A chip that did not take the register's name is not read. */
void endNaming() {
  namedAt = micros();
  phase = twi::transferred() == 1 ? PAUSE : ANSWERING;
}

void endFetching() {
  got = twi::transferred();
  phase = ANSWERING;
}

void answer() {
  if (!uart::canSend(7 + 2 * got)) return;
  uart::write(0xF0);
  uart::write(0x77);
  uart::writePair(present.address);
  uart::writePair(present.hasRegister ? present.register_ : 0);
  for (uint8_t i = 0; i < got; i++) uart::writePair(twi::buffer()[i]);
  uart::write(0xF7);
  phase = IDLE;
}

void goOn() {
  if (phase == ANSWERING) return answer();
  if (phase == PAUSE && (uint16_t)micros() - namedAt < registerDelay) return;
  if (!twi::isIdle()) return;
  switch (phase) {
    case NAMING:
      return endNaming();
    case PAUSE:
      return fetch();
    case FETCHING:
      return endFetching();
    default:
      phase = IDLE;
  }
}

/** { count } or { register, count }, in pairs. False for what cannot be read. */
bool parse(Query &query, uint8_t address, uint8_t mode, const uint8_t *data, uint8_t length) {
  query.address = address;
  query.keepsBus = (mode & KEEP_BUS) != 0;
  query.hasRegister = length == 4;
  query.register_ = query.hasRegister ? byteAt(data) : 0;
  if (length != 2 && length != 4) return false;
  const uint8_t count = byteAt(data + length - 2);
  query.count = count;
  return count > 0 && count <= twi::LONGEST_TRANSFER;
}

void forget(uint8_t address) {
  uint8_t kept = 0;
  for (uint8_t i = 0; i < queryCount; i++) {
    if (queries[i].address != address) queries[kept++] = queries[i];
  }
  queryCount = kept;
}

/** A query that is asked again replaces itself. */
void remember(const Query &query) {
  for (uint8_t i = 0; i < queryCount; i++) {
    const Query &old = queries[i];
    const bool same = old.address == query.address && old.register_ == query.register_ &&
                      old.hasRegister == query.hasRegister;
    if (same) {
      queries[i] = query;
      return;
    }
  }
  if (queryCount == MOST_QUERIES) return report::text(F("I2C: 8 continuous reads at most"));
  queries[queryCount++] = query;
}

void read(uint8_t address, uint8_t mode, const uint8_t *data, uint8_t length) {
  Query query;
  if (!parse(query, address, mode, data, length)) {
    query.count = 0;
    report::text(F("I2C: read 1 to 32 bytes"));
  }
  begin(query);
  if (query.count && (mode & MODE_MASK) == READ_ALWAYS) remember(query);
}

void send(uint8_t address, const uint8_t *data, uint8_t length) {
  const uint8_t count = length / 2;
  if (length & 1 || count > twi::LONGEST_TRANSFER) return report::text(F("I2C: write 32 bytes at most"));
  for (uint8_t i = 0; i < count; i++) twi::buffer()[i] = byteAt(data + 2 * i);
  twi::send(address, count, true);
  phase = WRITING;
}

}  // namespace

namespace i2c {

void configure(uint16_t delayUs) {
  registerDelay = delayUs > LONGEST_DELAY ? LONGEST_DELAY : delayUs;
  if (configured) return;
  if (!pins::setMode(SDA, pins::I2C_MODE) || !pins::setMode(SCL, pins::I2C_MODE)) return;
  configured = true;
  twi::begin();
}

void receive(uint8_t *data, uint8_t length) {
  if (length < 2) return;
  if (!configured || data[1] & TEN_BITS) return report::text(F("I2C: not configured, or a 10-bit address"));
  const uint8_t address = data[0], mode = data[1];
  switch (mode & MODE_MASK) {
    case WRITE:
      return send(address, data + 2, length - 2);
    case STOP_READING:
      return forget(address);
    default:
      return read(address, mode, data + 2, length - 2);
  }
}

bool isBusy() { return phase != IDLE; }

void advance() {
  if (phase != IDLE) return goOn();
  if (nextDue < queryCount && twi::isIdle()) begin(queries[nextDue++]);
}

void readContinuously() {
  if (nextDue >= queryCount) nextDue = 0;
}

void reset() {
  queryCount = 0;
  configured = false;
  phase = IDLE;
  twi::end();
}

}  // namespace i2c
