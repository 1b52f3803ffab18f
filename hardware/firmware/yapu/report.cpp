// Answers of the Firmata half about the board itself (Firmata protocol 2.6).
#include "report.h"

#include <Arduino.h>

#include "pins.h"
#include "uart.h"
#include "version.h"

namespace {

const uint8_t START_SYSEX = 0xF0, END_SYSEX = 0xF7;
const uint8_t END_OF_PIN = 0x7F;
const uint8_t LONGEST_PIN = 15;  // bytes: seven modes and the end

uint8_t describedPins = pins::COUNT;  // of the capability answer under way

void ability(uint8_t mode, uint8_t bits) {
  uart::write(mode);
  uart::write(bits);
}

void abilitiesOf(uint8_t pin) {
  if (pins::isSerial(pin)) return;
  ability(pins::INPUT_MODE, 1);
  ability(pins::PULLUP_MODE, 1);
  ability(pins::OUTPUT_MODE, 1);
  if (pins::channelOf(pin) != pins::NO_CHANNEL) ability(pins::ANALOG_MODE, 10);
  if (digitalPinHasPWM(pin)) ability(pins::PWM_MODE, 8);
  if (pin == SDA || pin == SCL) ability(pins::I2C_MODE, 1);
  ability(pins::ONEWIRE_MODE, 1);
}

}  // namespace

namespace report {

void version() {
  uart::write(0xF9);
  uart::write(FIRMATA_MAJOR);
  uart::write(FIRMATA_MINOR);
}

void firmware() {
  static const char NAME[] PROGMEM = "Yapu";
  uart::write(START_SYSEX);
  uart::write(0x79);
  uart::write(VERSION_MAJOR);
  uart::write(VERSION_MINOR);
  for (uint8_t i = 0; i < sizeof NAME - 1; i++) uart::writePair(pgm_read_byte(NAME + i));
  uart::write(END_SYSEX);
}

void capabilities() {
  uart::write(START_SYSEX);
  uart::write(0x6C);
  uart::hold(true);
  describedPins = 0;
}

void advance() {
  if (describedPins == pins::COUNT) return;
  for (; describedPins < pins::COUNT && uart::room() >= LONGEST_PIN; describedPins++) {
    abilitiesOf(describedPins);
    uart::write(END_OF_PIN);
  }
  if (describedPins < pins::COUNT || uart::room() == 0) return;
  uart::write(END_SYSEX);
  uart::hold(false);
}

void analogMapping() {
  uart::write(START_SYSEX);
  uart::write(0x6A);
  for (uint8_t pin = 0; pin < pins::COUNT; pin++) uart::write(pins::channelOf(pin));
  uart::write(END_SYSEX);
}

void pinState(uint8_t pin) {
  if (pin >= pins::COUNT) return;
  const uint8_t state = pins::stateOf(pin);
  uart::write(START_SYSEX);
  uart::write(0x6E);
  uart::write(pin);
  uart::write(pins::modeOf(pin));
  uart::write(state & 0x7F);
  if (state > 0x7F) uart::write(state >> 7);
  uart::write(END_SYSEX);
}

void text(const __FlashStringHelper *line) {
  const char *at = (const char *)line;
  uart::write(START_SYSEX);
  uart::write(0x71);
  while (const char letter = pgm_read_byte(at++)) uart::writePair(letter);
  uart::write(END_SYSEX);
}

}  // namespace report
