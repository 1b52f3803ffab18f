// What the host is told unasked. Noted as one bit each, so that twelve leases may end at once and nobody waits for the line.
#include <Arduino.h>

#include "frame.h"
#include "message.h"
#include "record.h"
#include "safety.h"

namespace {

const uint8_t KINDS = safety::FALLBACK_ENDED;
const uint8_t EVENT_LENGTH = 23;  // bytes on the line

uint16_t waiting[safety::PULSE_ENDED];  // of each kind a bit per output
uint16_t boardWide;                     // kinds without an output, a bit each
bool anyWaiting;
uint8_t sent;

bool isBoardWide(uint8_t kind) {
  return kind == safety::BEAT_LOST || kind == safety::EEPROM_BAD || kind > safety::PULSE_ENDED;
}

void send(uint8_t kind, uint8_t index) {
  Frame frame(EVENT, sent++);
  frame.put(kind);
  frame.put(index);
  frame.putNumber((uint32_t)millis());
  frame.end();
}

/** False when it has to wait for the line. */
bool sendIfAny(uint16_t &bits, uint8_t place, uint8_t kind, uint8_t index) {
  const uint16_t bit = 1U << place;
  if (!(bits & bit)) return true;
  if (!uart::canSend(EVENT_LENGTH)) return false;
  bits &= ~bit;
  send(kind, index);
  return true;
}

bool sendKind(uint8_t kind) {
  if (isBoardWide(kind)) return sendIfAny(boardWide, kind, kind, safety::NO_INDEX);
  for (uint8_t index = 0; index < MOST_OUTPUTS; index++) {
    if (!sendIfAny(waiting[kind - 1], index, kind, index)) return false;
  }
  return true;
}

}  // namespace

namespace safety {

void event(EventKind kind, uint8_t index) {
  if (isBoardWide(kind)) {
    boardWide |= 1U << kind;
  } else {
    waiting[kind - 1] |= 1U << index;
  }
  anyWaiting = true;
}

void sendEvents() {
  for (uint8_t kind = 1; anyWaiting && kind <= KINDS; kind++) {
    if (!sendKind(kind)) return;
  }
  anyWaiting = false;
}

}  // namespace safety
