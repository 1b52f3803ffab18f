// Modes and levels of the harmless pins.
#include "pins.h"

#include "i2c.h"
#include "interlocks.h"
#include "outputs.h"
#include "pwm.h"
#include "safety.h"
#include "servo.h"

namespace {

uint8_t modes[(pins::COUNT + 1) / 2];  // half a byte each
uint8_t states[pins::COUNT];
uint8_t chosenInputs[pins::PORTS];  // inputs by the host's wish; a floating pin nobody asked for is never reported

uint8_t bitOf(uint8_t pin) { return 1 << (pin & 7); }

uint8_t chosenMode(uint8_t pin) { return pin & 1 ? modes[pin / 2] >> 4 : modes[pin / 2] & 0x0F; }

void chooseMode(uint8_t pin, uint8_t mode) {
  uint8_t &both = modes[pin / 2];
  both = pin & 1 ? (both & 0x0F) | mode << 4 : (both & 0xF0) | mode;
}

bool canDo(uint8_t pin, uint8_t mode) {
  switch (mode) {
    case pins::INPUT_MODE:
    case pins::OUTPUT_MODE:
    case pins::PULLUP_MODE:
    case pins::ONEWIRE_MODE:
      return true;
    case pins::ANALOG_MODE:
      return pins::channelOf(pin) != pins::NO_CHANNEL;
    case pins::PWM_MODE:
      return digitalPinHasPWM(pin) && !(servo::isRunning() && servo::sharesTimer(pin));
    case pins::I2C_MODE:
      return pin == SDA || pin == SCL;
  }
  return false;
}

/** An interlock may be read by the host; what it is electrically is the config's. */
void putElectrically(uint8_t pin, uint8_t mode) {
  if (interlocks::isWatched(pin)) return;
  pwm::stop(pin);
  digitalWrite(pin, mode == pins::PULLUP_MODE ? HIGH : LOW);
  pinMode(pin, mode == pins::OUTPUT_MODE || mode == pins::PWM_MODE   ? OUTPUT
               : mode == pins::PULLUP_MODE || mode == pins::TIMED_MODE ? INPUT_PULLUP
                                                                       : INPUT);
}

void become(uint8_t pin, uint8_t mode) {
  putElectrically(pin, mode);
  chooseMode(pin, mode);
  states[pin] = mode == pins::PULLUP_MODE;
  chosenInputs[pin >> 3] &= ~bitOf(pin);
}

/** True when a raw write must go no further. The host hears of it when the pin is guarded. */
bool isOutOfReach(uint8_t pin) {
  if (pin >= pins::COUNT || pins::isSerial(pin)) return true;
  if (!outputs::isGuarded(pin)) return false;
  safety::event(safety::RAW_WRITE, outputs::indexOf(pin));
  return true;
}

}  // namespace

namespace pins {

void reset() {
  for (uint8_t pin = 2; pin < COUNT; pin++) {
    if (!outputs::isGuarded(pin)) setMode(pin, INPUT_MODE);
  }
  for (uint8_t port = 0; port < PORTS; port++) chosenInputs[port] = 0;
}

void giveUp(uint8_t pin) {
  if (chosenMode(pin) == I2C_MODE) i2c::reset();
  pwm::stop(pin);
  chooseMode(pin, INPUT_MODE);
  states[pin] = 0;
  chosenInputs[pin >> 3] &= ~bitOf(pin);
}

uint8_t channelOf(uint8_t pin) {
  const uint8_t first = COUNT - NUM_ANALOG_INPUTS;
  return pin < first ? NO_CHANNEL : pin - first;
}

bool setMode(uint8_t pin, uint8_t mode) {
  const bool isInput = mode == INPUT_MODE || mode == PULLUP_MODE;
  if (isOutOfReach(pin) || !canDo(pin, mode) || (interlocks::isWatched(pin) && !isInput)) return false;
  become(pin, mode);
  if (isInput) chosenInputs[pin >> 3] |= bitOf(pin);
  return true;
}

bool lend(uint8_t pin) {
  if (isOutOfReach(pin) || interlocks::isWatched(pin) || chosenMode(pin) == I2C_MODE) return false;
  become(pin, TIMED_MODE);
  return true;
}

bool count(uint8_t pin) {
  if (pin < COUNT && chosenMode(pin) == PULLUP_MODE && !outputs::isGuarded(pin)) return true;
  return !interlocks::isWatched(pin) && setMode(pin, PULLUP_MODE);
}

uint8_t modeOf(uint8_t pin) {
  if (outputs::isGuarded(pin)) return outputs::isPulsed(outputs::indexOf(pin)) ? PWM_MODE : OUTPUT_MODE;
  return chosenMode(pin);
}

uint8_t stateOf(uint8_t pin) {
  return outputs::isGuarded(pin) ? outputs::dutyOf(outputs::indexOf(pin)) : states[pin];
}

void write(uint8_t pin, bool high) {
  if (isOutOfReach(pin) || chosenMode(pin) != OUTPUT_MODE) return;
  digitalWrite(pin, high);
  states[pin] = high;
}

void writePort(uint8_t port, uint8_t levels) {
  if (port >= PORTS) return;
  for (uint8_t bit = 0; bit < 8; bit++) {
    const uint8_t pin = port * 8 + bit;
    const bool high = levels & (1 << bit);
    // A host that never touched a guarded pin still sends its bit, as 0: only a 1 is an attempt.
    if (pin < COUNT && (high || !outputs::isGuarded(pin))) write(pin, high);
  }
}

void writePwm(uint8_t pin, uint16_t duty) {
  if (isOutOfReach(pin) || chosenMode(pin) != PWM_MODE || !canDo(pin, PWM_MODE) || duty > 255) return;
  pwm::write(pin, duty);
  states[pin] = duty;
}

uint8_t readPort(uint8_t port) {
  const uint8_t mask = chosenInputs[port];
  uint8_t levels = 0;
  for (uint8_t bit = 0; bit < 8 && mask >> bit; bit++) {
    if (mask & (1 << bit) && digitalRead(port * 8 + bit)) levels |= 1 << bit;
  }
  return levels;
}

}  // namespace pins
