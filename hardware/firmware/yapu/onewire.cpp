// OneWire requests of Firmata. A read answers with no bytes when the reset before it met no part: FF is never invented.
#include "onewire.h"

#include <Arduino.h>
#include <avr/wdt.h>

#include "pins.h"
#include "report.h"
#include "seven-bits.h"
#include "uart.h"
#include "wire-bus.h"

namespace {

const uint8_t SEARCH = 0x40, CONFIGURE = 0x41, SEARCH_REPLY = 0x42, READ_REPLY = 0x43, SEARCH_ALARMS = 0x44,
              ALARMS_REPLY = 0x45;
const uint8_t RESET_BIT = 0x01, SKIP_BIT = 0x02, SELECT_BIT = 0x04, READ_BIT = 0x08, DELAY_BIT = 0x10, WRITE_BIT = 0x20;
const uint8_t WITH_DATA = SELECT_BIT | READ_BIT | DELAY_BIT | WRITE_BIT;
const uint8_t ROM_SEARCH = 0xF0, ALARM_SEARCH = 0xEC, SKIP_ROM = 0xCC, MATCH_ROM = 0x55;
const uint8_t MOST_PARTS = 16;
const uint8_t LONGEST_DELAY = 10;  // ms; a conversion is waited for by the host

uint8_t presentPin = 0xFF;  // the pin whose last reset met a part
uint8_t feedingPin = 0xFF;  // the pin whose parts live on the line

void beginReply(uint8_t subcommand, uint8_t pin) {
  uart::write(0xF0);
  uart::write(0x73);
  uart::write(subcommand);
  uart::write(pin);
}

void search(uint8_t pin, uint8_t command, uint8_t reply) {
  WireBus bus(pin);
  RomSearch parts(bus, command);
  uint8_t rom[WireBus::ROM_LENGTH];
  beginReply(reply, pin);
  SevenBitWriter packed;
  for (uint8_t i = 0; i < MOST_PARTS && parts.next(rom); i++) {
    for (uint8_t j = 0; j < sizeof rom; j++) packed.put(rom[j]);
    wdt_reset();
  }
  packed.end();
  uart::write(0xF7);
}

void resetBus(WireBus &bus, uint8_t pin) {
  if (bus.reset()) {
    presentPin = pin;
  } else if (presentPin == pin) {
    presentPin = 0xFF;
  }
}

void sendRead(WireBus &bus, uint8_t pin, uint16_t wanted, const uint8_t *correlation) {
  beginReply(READ_REPLY, pin);
  SevenBitWriter packed;
  packed.put(correlation[0]);
  packed.put(correlation[1]);
  const uint8_t count = presentPin == pin && wanted < 256 ? wanted : 0;
  for (uint8_t i = 0; i < count; i++) packed.put(bus.read());
  packed.end();
  uart::write(0xF7);
}

/** An address of zeros is firmata-io's way of naming none. */
void select(WireBus &bus, const uint8_t *rom) {
  if (rom[0] == 0) return;
  bus.write(MATCH_ROM);
  for (uint8_t i = 0; i < WireBus::ROM_LENGTH; i++) bus.write(rom[i]);
}

/** The parts of a request, each there only when its bit is set. */
class Request {
 public:
  Request(uint8_t subcommand, const uint8_t *bytes, uint8_t length) : left(length), next(bytes) {
    rom = take(subcommand & SELECT_BIT, WireBus::ROM_LENGTH);
    count = take(subcommand & READ_BIT, 2);
    correlation = take(subcommand & READ_BIT, 2);
    delayMs = take(subcommand & DELAY_BIT, 4);
    written = subcommand & WRITE_BIT ? left : 0;
    toWrite = next;
  }

  bool isWhole() const { return whole; }
  uint16_t readCount() const { return count ? count[0] | (uint16_t)count[1] << 8 : 0; }
  /** ms; the rest of a long delay is the host's to wait. */
  uint8_t shortDelay() const {
    if (!delayMs) return 0;
    const bool isLong = delayMs[0] > LONGEST_DELAY || delayMs[1] || delayMs[2] || delayMs[3];
    return isLong ? LONGEST_DELAY : delayMs[0];
  }

  const uint8_t *rom, *count, *correlation, *delayMs, *toWrite;
  uint8_t written;

 private:
  const uint8_t *take(bool isThere, uint8_t size) {
    if (!isThere) return 0;
    if (left < size) {
      whole = false;
      return 0;
    }
    const uint8_t *const part = next;
    next += size;
    left -= size;
    return part;
  }

  uint8_t left;
  const uint8_t *next;
  bool whole = true;
};

void carryOut(uint8_t subcommand, uint8_t pin, const uint8_t *bytes, uint8_t length) {
  const Request request(subcommand, bytes, length);
  if (!request.isWhole()) return report::text(F("OneWire: request too short"));
  WireBus bus(pin);
  if (subcommand & RESET_BIT) resetBus(bus, pin);
  if (subcommand & SKIP_BIT) bus.write(SKIP_ROM);
  if (request.rom) select(bus, request.rom);
  for (uint8_t i = 0; i < request.written; i++) bus.write(request.toWrite[i]);
  if (request.shortDelay()) delay(request.shortDelay());
  if (request.readCount()) sendRead(bus, pin, request.readCount(), request.correlation);
  if (request.written && !request.readCount() && feedingPin == pin) bus.feed();
}

void configure(uint8_t pin, bool feeds) {
  if (!pins::setMode(pin, pins::ONEWIRE_MODE)) return;
  if (feeds) {
    feedingPin = pin;
  } else if (feedingPin == pin) {
    feedingPin = 0xFF;
  }
}

}  // namespace

namespace onewire {

void receive(uint8_t *data, uint8_t length) {
  if (length < 2) return;
  const uint8_t subcommand = data[0], pin = data[1];
  if (subcommand == CONFIGURE) return configure(pin, length > 2 && data[2]);
  if (pin >= pins::COUNT || pins::modeOf(pin) != pins::ONEWIRE_MODE) {
    return report::text(F("OneWire: pin not configured"));
  }
  if (subcommand == SEARCH) return search(pin, ROM_SEARCH, SEARCH_REPLY);
  if (subcommand == SEARCH_ALARMS) return search(pin, ALARM_SEARCH, ALARMS_REPLY);
  if (subcommand & ~(RESET_BIT | SKIP_BIT | WITH_DATA)) return;
  const uint8_t count = unpackSevenBits(data + 2, length - 2);
  carryOut(subcommand, pin, data + 2, count);
}

void reset() { presentPin = feedingPin = 0xFF; }

}  // namespace onewire
