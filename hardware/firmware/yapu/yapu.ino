// Yapu, the fail-safe greenhouse board: Firmata 2.6 for sensors, leased and checked power outputs.
// The language it speaks is in ../PROTOCOL.md. Built by ../Makefile; opens in the Arduino IDE as well.
#include <avr/sleep.h>

#include "dispatch.h"
#include "fallback.h"
#include "outputs.h"
#include "parser.h"
#include "pwm.h"
#include "report.h"
#include "safety.h"
#include "sampling.h"
#include "startup.h"
#include "store.h"
#include "uart.h"
#include "watchdog.h"

const uint8_t TICK = 10;         // ms between two rounds of duties
const uint8_t MOST_BYTES = 64;   // taken from the line before the duties get their turn

void setup() {
  pwm::begin();
  outputs::adopt();
  store::checkPrograms();
  watchdog::begin();
  uart::begin();
  dispatch::resetFirmata();
  report::version();
  report::firmware();
  if (store::checkConfig() == store::BAD) safety::event(safety::EEPROM_BAD, safety::NO_INDEX);
  startup::count();
  set_sleep_mode(SLEEP_MODE_IDLE);
}

void listen() {
  for (uint8_t i = 0; i < MOST_BYTES && uart::available(); i++) parser::accept(uart::read());
}

void attend() {
  static uint8_t lastTick;
  const uint32_t now = millis();
  if ((uint8_t)((uint8_t)now - lastTick) < TICK) return;
  lastTick = now;
  safety::watchBeats(now);
  outputs::enforce(now);
  fallback::run(now, safety::isHostLost(now));
  sampling::run(now);
}

/** Idle until timer 0 or the line has something new. With interrupts off until the sleep, no byte slips between. */
void rest() {
  cli();
  if (!uart::available()) {
    sleep_enable();
    sei();
    sleep_cpu();
    sleep_disable();
  }
  sei();
}

void loop() {
  watchdog::feed();
  listen();
  outputs::endPulses();
  attend();
  rest();
}
