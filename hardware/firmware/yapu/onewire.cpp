// OneWire requests of Firmata. A read answers with no bytes when the reset before it met no part: FF is never invented.
#include "onewire.h"

#include <Arduino.h>
#include <string.h>

#include "onewire-request.h"
#include "pins.h"
#include "report.h"
#include "rom-search.h"
#include "seven-bits.h"
#include "uart.h"
#include "wire-bus.h"

namespace {

const uint8_t SEARCH = 0x40, CONFIGURE = 0x41, SEARCH_REPLY = 0x42, READ_REPLY = 0x43, SEARCH_ALARMS = 0x44,
              ALARMS_REPLY = 0x45;
const uint8_t ROM_SEARCH = 0xF0, ALARM_SEARCH = 0xEC;
const uint8_t MOST_PARTS = 16, MOST_READ = 120;
const uint8_t REPLY_HEAD = 4;          // bytes
const uint8_t MOST_REPLY_BYTES = 32;   // of one pass
const uint8_t BODY_LENGTH = WireBus::ROM_LENGTH - 1;

enum Phase : uint8_t { IDLE, RESETTING, WRITING, PAUSE, READING, COMMANDING, SEARCHING, BEGINNING_REPLY, REPLYING };

/** What was found: ROM codes without their CRC, which can be reckoned again. */
struct Finds {
  RomSearch search;
  uint8_t bodies[MOST_PARTS][BODY_LENGTH];
};

/** What goes out is no longer needed when something comes in. */
union Work {
  Finds finds;
  uint8_t bytes[MOST_READ];
};

Work work;
Phase phase;
uint8_t subcommand;  // a search, or the bits of a transaction
uint8_t pin;
uint8_t toWrite, delayMs, toRead;
bool answers;             // the transaction has a reply
uint8_t correlation[2];
uint8_t done;             // bytes of the present phase; parts found
uint16_t since;           // µs; of the last reset, or ms of the delay
SevenBitWriter packed;

uint8_t presentPin = 0xFF;  // the pin whose last reset met a part
uint8_t feedingPin = 0xFF;  // the pin whose parts live on the line

bool isSearch() { return subcommand == SEARCH || subcommand == SEARCH_ALARMS; }

void enter(Phase next) {
  phase = next;
  done = 0;
}

void endRead() { enter(answers ? BEGINNING_REPLY : IDLE); }

void beginRead() {
  if (presentPin != pin) toRead = 0;
  if (toRead) return enter(READING);
  endRead();
}

void beginPause() {
  since = millis();
  enter(PAUSE);
}

void resetBus(WireBus &bus) {
  const bool present = bus.reset();
  since = micros();
  if (present) {
    presentPin = pin;
  } else if (presentPin == pin) {
    presentPin = 0xFF;
  }
  if (!isSearch()) return enter(WRITING);
  phase = present ? COMMANDING : BEGINNING_REPLY;
}

void writeNext(WireBus &bus) {
  if (done == toWrite) return beginPause();
  bus.write(work.bytes[done++]);
  // The current that parts live on must flow at once.
  if (done == toWrite && !answers && feedingPin == pin) bus.feed();
}

void readNext(WireBus &bus) {
  work.bytes[done++] = bus.read();
  if (done == toRead) phase = BEGINNING_REPLY;
}

void command(WireBus &bus) {
  bus.write(subcommand == SEARCH ? ROM_SEARCH : ALARM_SEARCH);
  work.finds.search.beginPart();
  phase = SEARCHING;
}

void searchOn(WireBus &bus) {
  const RomSearch::Progress progress = work.finds.search.advance(bus);
  if (progress == RomSearch::GOES_ON) return;
  if (progress == RomSearch::FOUND) memcpy(work.finds.bodies[done++], work.finds.search.part(), BODY_LENGTH);
  const bool more = progress == RomSearch::FOUND && work.finds.search.hasMore() && done < MOST_PARTS;
  phase = more ? RESETTING : BEGINNING_REPLY;
}

void beginReply() {
  if (!uart::canSend(REPLY_HEAD)) return;
  uart::hold(true);
  uart::write(0xF0);
  uart::write(0x73);
  uart::write(isSearch() ? subcommand == SEARCH ? SEARCH_REPLY : ALARMS_REPLY : READ_REPLY);
  uart::write(pin);
  packed = SevenBitWriter();
  toRead = isSearch() ? done * WireBus::ROM_LENGTH : toRead + sizeof correlation;
  enter(REPLYING);
}

uint8_t replyByte(uint8_t place) {
  if (isSearch()) {
    const uint8_t *const body = work.finds.bodies[place / WireBus::ROM_LENGTH];
    const uint8_t column = place % WireBus::ROM_LENGTH;
    return column < BODY_LENGTH ? body[column] : crcOfRom(body);
  }
  return place < sizeof correlation ? correlation[place] : work.bytes[place - sizeof correlation];
}

void reply() {
  const uint8_t end = min(toRead, done + MOST_REPLY_BYTES);
  for (; done < end && uart::room() >= SevenBitWriter::MOST; done++) packed.put(replyByte(done));
  if (done < toRead || uart::room() < SevenBitWriter::MOST) return;
  packed.end();
  uart::write(0xF7);
  uart::hold(false);
  phase = IDLE;
}

/** The pin was made something else meanwhile, perhaps a guarded output: nobody is there any more. */
bool isLost() {
  if (pins::modeOf(pin) == pins::ONEWIRE_MODE) return false;
  toRead = done = 0;
  endRead();
  return true;
}

void stepOnBus() {
  if (isLost()) return;
  WireBus bus(pin);
  switch (phase) {
    case RESETTING:
      return resetBus(bus);
    case WRITING:
      return writeNext(bus);
    case READING:
      return readNext(bus);
    case COMMANDING:
      return command(bus);
    case SEARCHING:
      return searchOn(bus);
    default:
      return;
  }
}

void beginSearch(uint8_t kind) {
  subcommand = kind;
  answers = true;
  work.finds.search.begin();
  enter(RESETTING);
}

void beginTransaction(uint8_t bits, const uint8_t *bytes, uint8_t length) {
  const Request request(bits, bytes, length);
  if (!request.isWhole()) return report::text(F("OneWire: request too short"));
  subcommand = bits;
  toWrite = request.compose(work.bytes);
  delayMs = request.shortDelay();
  answers = request.readCount() > 0;
  toRead = request.readCount() <= MOST_READ ? request.readCount() : 0;
  if (answers) memcpy(correlation, request.correlation, sizeof correlation);
  enter(bits & Request::RESET_BIT ? RESETTING : WRITING);
}

void configure(uint8_t onPin, bool feeds) {
  if (!pins::setMode(onPin, pins::ONEWIRE_MODE)) return;
  if (feeds) {
    feedingPin = onPin;
  } else if (feedingPin == onPin) {
    feedingPin = 0xFF;
  }
}

}  // namespace

namespace onewire {

void receive(uint8_t *data, uint8_t length) {
  if (length < 2) return;
  const uint8_t kind = data[0];
  if (kind == CONFIGURE) return configure(data[1], length > 2 && data[2]);
  if (data[1] >= pins::COUNT || pins::modeOf(data[1]) != pins::ONEWIRE_MODE) {
    return report::text(F("OneWire: pin not configured"));
  }
  pin = data[1];
  if (kind == SEARCH || kind == SEARCH_ALARMS) return beginSearch(kind);
  if (kind & ~Request::ALL_BITS) return;
  const uint8_t count = unpackSevenBits(data + 2, length - 2);
  beginTransaction(kind, data + 2, count);
}

bool isBusy() { return phase != IDLE; }

void advance() {
  switch (phase) {
    case IDLE:
      return;
    case BEGINNING_REPLY:
      return beginReply();
    case REPLYING:
      return reply();
    case PAUSE:
      if ((uint8_t)((uint8_t)millis() - (uint8_t)since) > delayMs || delayMs == 0) beginRead();
      return;
    default:
      if ((uint16_t)micros() - since >= WireBus::RESET_REST || phase == RESETTING) stepOnBus();
  }
}

void reset() {
  phase = IDLE;
  presentPin = feedingPin = 0xFF;
}

}  // namespace onewire
