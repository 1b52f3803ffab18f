// Bus master on the TWI unit (ATmega328P data sheet, chapter "2-wire Serial Interface", status codes of master modes).
#include "twi.h"

#include <Arduino.h>
#include <util/delay.h>
#include <util/twi.h>

namespace {

const uint8_t POLL_US = 2;
const uint16_t LONGEST_POLLS = 12500;  // 25 ms, the longest clock stretch that SMBus allows

const uint8_t GO = _BV(TWINT) | _BV(TWEN);

bool stuck;  // the bus did not end a step in time and was taken from everybody

bool waitWhile(uint8_t mask, uint8_t value) {
  for (uint16_t left = LONGEST_POLLS; left; left--) {
    if ((TWCR & mask) != value) return true;
    _delay_us(POLL_US);
  }
  return false;
}

/** Chips that hang in the middle of a byte are clocked until they let go of SDA. */
void recover() {
  stuck = true;
  TWCR = 0;
  for (uint8_t pulse = 0; pulse < 9 && !digitalRead(SDA); pulse++) {
    pinMode(SCL, OUTPUT);
    digitalWrite(SCL, LOW);
    _delay_us(5);
    pinMode(SCL, INPUT_PULLUP);
    _delay_us(5);
  }
  twi::begin();
}

/** Starts the next step of the bus and waits for its end. */
uint8_t step(uint8_t control) {
  TWCR = GO | control;
  if (waitWhile(_BV(TWINT), 0)) return TW_STATUS;
  recover();
  return TW_BUS_ERROR;
}

void stop() {
  if (stuck) return;
  TWCR = GO | _BV(TWSTO);
  if (!waitWhile(_BV(TWSTO), _BV(TWSTO))) recover();
}

/** Start (or repeated start) and address; true when the chip is there. */
bool address(uint8_t addressAndDirection, uint8_t acknowledged) {
  stuck = false;
  const uint8_t status = step(_BV(TWSTA));
  if (status != TW_START && status != TW_REP_START) return false;
  TWDR = addressAndDirection;
  return step(0) == acknowledged;
}

bool sendAll(const uint8_t *bytes, uint8_t count) {
  for (; count; count--) {
    TWDR = *bytes++;
    if (step(0) != TW_MT_DATA_ACK) return false;
  }
  return true;
}

}  // namespace

namespace twi {

void begin() {
  digitalWrite(SDA, HIGH);
  digitalWrite(SCL, HIGH);
  TWSR = 0;
  TWBR = (F_CPU / 100000 - 16) / 2;
  TWCR = _BV(TWEN);
}

bool write(uint8_t to, const uint8_t *bytes, uint8_t count, bool thenStop) {
  const bool taken = address(to << 1 | TW_WRITE, TW_MT_SLA_ACK) && sendAll(bytes, count);
  if (thenStop || !taken) stop();
  return taken;
}

uint8_t read(uint8_t from, uint8_t *bytes, uint8_t count) {
  uint8_t got = 0;
  if (address(from << 1 | TW_READ, TW_MR_SLA_ACK)) {
    while (got < count) {
      const bool more = got + 1 < count;
      if (step(more ? _BV(TWEA) : 0) != (more ? TW_MR_DATA_ACK : TW_MR_DATA_NACK)) break;
      bytes[got++] = TWDR;
    }
  }
  stop();
  return got;
}

}  // namespace twi
