// Bus master on the TWI unit (ATmega328P data sheet, chapter "2-wire Serial Interface", status codes of master modes).
#include "twi.h"

#include <Arduino.h>
#include <util/delay.h>
#include <util/twi.h>

namespace {

const uint8_t LONGEST_STEP = 25;  // ms; the longest clock stretch that SMBus allows

const uint8_t GO = _BV(TWINT) | _BV(TWEN) | _BV(TWIE);

uint8_t bytes[twi::LONGEST_TRANSFER];
uint8_t target;  // address and direction
uint8_t wanted;
bool stops;
volatile uint8_t done;       // bytes acknowledged or read
volatile bool running;       // a transfer has the bus
volatile uint8_t lastStep;   // ms, low byte

void finish(bool stop) {
  running = false;
  TWCR = stop ? _BV(TWINT) | _BV(TWEN) | _BV(TWSTO) : _BV(TWEN);
}

/** The chip has taken the address or a byte, and gets the next one. */
void sendNext() {
  if (done == wanted) return finish(stops);
  TWDR = bytes[done];
  TWCR = GO;
}

/** The last byte wanted is refused, so that the chip lets go. */
void fetchNext() { TWCR = done + 1 < wanted ? GO | _BV(TWEA) : GO; }

void step(uint8_t status) {
  switch (status) {
    case TW_START:
    case TW_REP_START:
      TWDR = target;
      TWCR = GO;
      return;
    case TW_MT_DATA_ACK:
      done++;
      return sendNext();
    case TW_MT_SLA_ACK:
      return sendNext();
    case TW_MR_DATA_ACK:
      bytes[done++] = TWDR;
      return fetchNext();
    case TW_MR_SLA_ACK:
      return fetchNext();
    case TW_MR_DATA_NACK:
      bytes[done++] = TWDR;
      return finish(true);
    default:
      return finish(true);
  }
}

void start(uint8_t addressAndDirection, uint8_t count, bool stop) {
  target = addressAndDirection;
  wanted = count;
  stops = stop;
  done = 0;
  lastStep = millis();
  running = true;
  TWCR = GO | _BV(TWSTA);
}

/** Chips that hang in the middle of a byte are clocked until they let go of SDA. */
void clockFree() {
  for (uint8_t pulse = 0; pulse < 9 && !digitalRead(SDA); pulse++) {
    pinMode(SCL, OUTPUT);
    digitalWrite(SCL, LOW);
    _delay_us(5);
    pinMode(SCL, INPUT_PULLUP);
    _delay_us(5);
  }
}

}  // namespace

ISR(TWI_vect) {
  lastStep = millis();
  step(TW_STATUS);
}

namespace twi {

void begin() {
  end();
  clockFree();
  digitalWrite(SDA, HIGH);
  digitalWrite(SCL, HIGH);
  TWSR = 0;
  TWBR = (F_CPU / 100000 - 16) / 2;
  TWCR = _BV(TWEN);
}

void end() {
  TWCR = 0;
  running = false;
}

void send(uint8_t address, uint8_t count, bool stop) { start(address << 1 | TW_WRITE, count, stop); }
void fetch(uint8_t address, uint8_t count) { start(address << 1 | TW_READ, count, true); }

bool isIdle() {
  if (!running && !(TWCR & _BV(TWSTO))) return true;
  if ((uint8_t)((uint8_t)millis() - lastStep) < LONGEST_STEP) return false;
  begin();
  return true;
}

uint8_t transferred() { return done; }
uint8_t *buffer() { return bytes; }

}  // namespace twi
