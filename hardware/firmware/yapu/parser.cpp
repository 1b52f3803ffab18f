// The receiving state machine. Rules in PROTOCOL.md, "Finding the way back".
#include "parser.h"

#include <Arduino.h>

#include "dispatch.h"

namespace {

enum State : uint8_t { IDLE, SHORT, SYSEX };

State state = IDLE;
uint8_t command;  // of a short message
uint8_t wanted;   // data bytes it needs
uint8_t length;   // data bytes received
uint8_t data[parser::LONGEST_SYSEX];
uint32_t began;  // ms

const uint8_t START_SYSEX = 0xF0, END_SYSEX = 0xF7;

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

void startMessage(uint8_t byte) {
  if (byte == START_SYSEX) {
    begin(SYSEX);
    return;
  }
  wanted = dataLength(byte);
  if (wanted == 0) dispatch::shortMessage(byte, 0, 0);
  if (wanted == 0 || wanted == 0xFF) return;
  command = byte;
  begin(SHORT);
}

/** A command byte inside a message ends it. Only F0 may begin the next: any other is as likely a damaged data byte. */
void interrupted(uint8_t byte) {
  const bool whole = state == SYSEX && byte == END_SYSEX && length > 0;
  state = IDLE;
  if (whole) dispatch::sysex(data[0], data + 1, length - 1);
  if (byte == START_SYSEX) begin(SYSEX);
}

void addData(uint8_t byte) {
  if (length == parser::LONGEST_SYSEX) {
    state = IDLE;
    return;
  }
  data[length++] = byte;
  if (state == SYSEX || length < wanted) return;
  state = IDLE;
  dispatch::shortMessage(command, data[0], data[1]);
}

}  // namespace

void parser::accept(uint8_t byte) {
  if (state != IDLE && millis() - began > LONGEST_AGE) state = IDLE;
  if (byte & 0x80) {
    if (state == IDLE) {
      startMessage(byte);
    } else {
      interrupted(byte);
    }
  } else if (state != IDLE) {
    addData(byte);
  }
}
