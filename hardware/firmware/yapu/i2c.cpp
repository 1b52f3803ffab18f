// I2C requests of Firmata 2.6. Ten-bit addresses are not served.
#include "i2c.h"

#include <Arduino.h>
#include <avr/wdt.h>

#include "pins.h"
#include "report.h"
#include "twi.h"
#include "uart.h"

namespace {

const uint8_t MODE_MASK = 0x18, KEEP_BUS = 0x40, TEN_BITS = 0x20;
const uint8_t WRITE = 0x00, READ_ONCE = 0x08, READ_ALWAYS = 0x10, STOP_READING = 0x18;
const uint8_t LONGEST_TRANSFER = 32, MOST_QUERIES = 8;
const uint16_t LONGEST_DELAY = 10000;  // µs

struct Query {
  uint8_t address;
  uint8_t register_;
  uint8_t count;
  bool hasRegister, keepsBus;
};

Query queries[MOST_QUERIES];
uint8_t queryCount;
bool configured;
uint16_t registerDelay;

uint8_t byteAt(const uint8_t *pair) { return pair[0] | pair[1] << 7; }

/** Bytes of the answer; none when the register could not be named. */
uint8_t fetch(const Query &query, uint8_t *bytes) {
  if (query.count == 0) return 0;
  if (query.hasRegister && !twi::write(query.address, &query.register_, 1, !query.keepsBus)) return 0;
  if (query.hasRegister && registerDelay) delayMicroseconds(registerDelay);
  return twi::read(query.address, bytes, query.count);
}

void answer(const Query &query) {
  uint8_t bytes[LONGEST_TRANSFER];
  const uint8_t got = fetch(query, bytes);
  uart::write(0xF0);
  uart::write(0x77);
  uart::writePair(query.address);
  uart::writePair(query.hasRegister ? query.register_ : 0);
  for (uint8_t i = 0; i < got; i++) uart::writePair(bytes[i]);
  uart::write(0xF7);
}

/** { count } or { register, count }, in pairs. False for what cannot be read. */
bool parse(Query &query, uint8_t address, uint8_t mode, const uint8_t *data, uint8_t length) {
  query.address = address;
  query.keepsBus = mode & KEEP_BUS;
  query.hasRegister = length == 4;
  query.register_ = query.hasRegister ? byteAt(data) : 0;
  if (length != 2 && length != 4) return false;
  query.count = byteAt(data + length - 2);
  return query.count > 0 && query.count <= LONGEST_TRANSFER;
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
  answer(query);
  if (query.count && (mode & MODE_MASK) == READ_ALWAYS) remember(query);
}

void send(uint8_t address, uint8_t *data, uint8_t length) {
  const uint8_t count = length / 2;
  if (length & 1 || count > LONGEST_TRANSFER) return report::text(F("I2C: write 32 bytes at most"));
  for (uint8_t i = 0; i < count; i++) data[i] = byteAt(data + 2 * i);
  twi::write(address, data, count, true);
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

void readContinuously() {
  for (uint8_t i = 0; i < queryCount; i++) {
    answer(queries[i]);
    wdt_reset();  // a stuck bus costs 25 ms a query
  }
}

void reset() {
  queryCount = 0;
  configured = false;
  TWCR = 0;
}

}  // namespace i2c
