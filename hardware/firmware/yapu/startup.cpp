// The first instructions of the sketch, in section .init3: no variable is initialised yet, only stack and EEPROM exist.
#include "startup.h"

#include <Arduino.h>
#include <avr/wdt.h>

#include "store.h"

namespace {

const uint32_t RESTART_MARK = 0x59617075;  // "Yapu"

uint8_t resetCause __attribute__((section(".noinit")));
uint32_t restartMark __attribute__((section(".noinit")));
uint16_t resetCount;

void learnCause() {
  resetCause = MCUSR;
  MCUSR = 0;
  wdt_disable();
  if (restartMark == RESTART_MARK && !(resetCause & _BV(PORF))) resetCause = startup::SOFT_RESTART;
  restartMark = 0;
}

/** After a soft restart the peripherals still hold pins and raise interrupts; after a reset this changes nothing. */
void silencePeripherals() {
  UCSR0B = 0;
  TWCR = 0;
  ADCSRA = 0;
  TCCR0A = TCCR1A = TCCR2A = 0;
#if defined(TCCR3A)
  TCCR3A = TCCR4A = TCCR5A = 0;
#endif
}

/** Level first, then direction. Partial PWM duty and the pulses of a servo begin in `setup`; until then such a pin is off. */
void putSafe(const Record &record) {
  const uint8_t port = digitalPinToPort(record.pin), mask = digitalPinToBitMask(record.pin);
  const bool high = !record.isServo() && (record.safeDuty == 255) != record.isActiveLow();
  if (high) {
    *portOutputRegister(port) |= mask;
  } else {
    *portOutputRegister(port) &= ~mask;
  }
  *portModeRegister(port) |= mask;
}

bool isNamed(uint8_t pin, uint8_t count) {
  while (count--) {
    if (store::readRecord(count).pin == pin) return true;
  }
  return false;
}

void letGo(uint8_t pin) {
  const uint8_t port = digitalPinToPort(pin), mask = digitalPinToBitMask(pin);
  *portModeRegister(port) &= ~mask;
  *portOutputRegister(port) &= ~mask;
}

}  // namespace

extern "C" void safeBeforeMain() __attribute__((used, noinline));
extern "C" void safeBeforeMain() {
  learnCause();
  silencePeripherals();
  const uint8_t count = store::checkConfig() == store::VALID ? store::configCount() : 0;
  for (uint8_t i = 0; i < count; i++) putSafe(store::readRecord(i));
  for (uint8_t pin = 0; pin < NUM_DIGITAL_PINS; pin++) {
    if (!isNamed(pin, count)) letGo(pin);
  }
}

void enterSafely() __attribute__((naked, used, section(".init3")));
void enterSafely() { asm volatile("call safeBeforeMain"); }

namespace startup {

uint8_t cause() { return resetCause; }

void count() { resetCount = store::countReset(); }
uint16_t resets() { return resetCount; }

void restart() {
  restartMark = RESTART_MARK;
  asm volatile("jmp 0");
  __builtin_unreachable();
}

}  // namespace startup
