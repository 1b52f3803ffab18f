// The receiving state machine. Rules in PROTOCOL.md, "Finding the way back".
#include "parser.h"

#include <Arduino.h>

#include "dispatch.h"
#include "uart.h"

namespace {

enum State : uint8_t { IDLE, SHORT, SYSEX };

State state = IDLE;
uint8_t command;  // of a short message
uint8_t wanted;   // data bytes it needs
uint8_t length;   // data bytes received
uint8_t data[parser::LONGEST_SYSEX];
uint32_t began;  // ms

const uint8_t START_SYSEX = 0xF0, END_SYSEX = 0xF7;
const uint8_t LONGEST_SHORT_ANSWER = 3;  // bytes: a level, a value, the version

/** Data bytes that follow a command byte; 0xFF for bytes that begin nothing. */
uint8_t dataLength(uint8_t byte) {
  switch (byte & 0xF0) {
    case 0x90:  // digital port
    case 0xE0:  // analog
      return 2;
    case 0xC0:  // report analog
    case 0xD0:  // report digital
      return 1;
  }
  if (byte == 0xF4 || byte == 0xF5) return 2;  // pin mode, single pin
  if (byte == 0xF9 || byte == 0xFF) return 0;  // version, reset
  return 0xFF;
}

void begin(State next) {
  state = next;
  length = 0;
  began = millis();
}

void forgetIfOld() {
  if (state != IDLE && millis() - began > parser::LONGEST_AGE) state = IDLE;
}

bool completes(uint8_t byte) {
  if (state == SYSEX) return byte == END_SYSEX;
  return state == SHORT ? byte < 0x80 && length + 1 == wanted : dataLength(byte) == 0;
}

bool startMessage(uint8_t byte) {
  if (byte == START_SYSEX) {
    begin(SYSEX);
    return false;
  }
  wanted = dataLength(byte);
  if (wanted == 0) dispatch::shortMessage(byte, 0, 0);
  if (wanted == 0 || wanted == 0xFF) return wanted == 0;
  command = byte;
  begin(SHORT);
  return false;
}

/** A command byte inside a message ends it. Only F0 may begin the next: any other is as likely a damaged data byte. */
bool interrupted(uint8_t byte) {
  const bool whole = state == SYSEX && byte == END_SYSEX && length > 0;
  state = IDLE;
  if (whole) dispatch::sysex(data[0], data + 1, length - 1);
  if (byte == START_SYSEX) begin(SYSEX);
  return whole;
}

bool addData(uint8_t byte) {
  if (length == parser::LONGEST_SYSEX) {
    state = IDLE;
    return false;
  }
  data[length++] = byte;
  if (state == SYSEX || length < wanted) return false;
  state = IDLE;
  dispatch::shortMessage(command, data[0], data[1]);
  return true;
}

}  // namespace

bool parser::mayAccept(uint8_t byte) {
  forgetIfOld();
  const bool isWhole = completes(byte);
  const bool hasTurn = !isWhole || state != SYSEX || length == 0 || dispatch::isFree(data[0]);
  const bool hasRoom = !isWhole || uart::canAnswer(state == SYSEX ? uart::LONGEST_MESSAGE : LONGEST_SHORT_ANSWER);
  // Whoever waits for another's turn promises nothing: that other has something to send.
  uart::promise(hasTurn && !hasRoom);
  return hasTurn && hasRoom;
}

bool parser::accept(uint8_t byte) {
  forgetIfOld();
  if (byte & 0x80) return state == IDLE ? startMessage(byte) : interrupted(byte);
  return state != IDLE && addData(byte);
}
