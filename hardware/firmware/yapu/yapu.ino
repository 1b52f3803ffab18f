// Yapu, the fail-safe greenhouse board: Firmata 2.6 for sensors, leased and checked power outputs.
// The language it speaks is in ../PROTOCOL.md. Built by ../Makefile; opens in the Arduino IDE as well.
#include <avr/sleep.h>

#include "dispatch.h"
#include "fallback.h"
#include "i2c.h"
#include "measurement.h"
#include "onewire.h"
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
const uint8_t MOST_BYTES = 16;   // taken from the line in one pass

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

/** Takes what has arrived, up to the end of one message, and is then true; one that has to wait stays on the line. */
bool listen() {
  for (uint8_t i = 0; i < MOST_BYTES && uart::available() && parser::mayAccept(uart::peek()); i++) {
    if (parser::accept(uart::read())) return true;
  }
  return false;
}

/** True when it was time. */
bool attend() {
  static uint8_t lastTick;
  const uint32_t now = millis();
  if ((uint8_t)((uint8_t)now - lastTick) < TICK) return false;
  lastTick = now;
  safety::watchBeats(now);
  outputs::enforce(now);
  fallback::run(now, safety::isHostLost(now));
  sampling::run(now);
  return true;
}

/** A step of whatever takes longer than a pass may. */
void work() {
  measurement::advance();
  if (!measurement::isRunning()) onewire::advance();
  i2c::advance();
  report::advance();
  sampling::advance();
}

/** Idle until timer 0, the line or a bus has something new; a byte that slips in before waits 1 ms at most. */
void rest() {
  sleep_enable();
  sleep_cpu();
  sleep_disable();
}

/** Each pass has one heavy thing to do at most: a message, the duties of the tick, or a step of the work. */
void loop() {
  watchdog::feed();
  const bool answered = listen();
  outputs::endPulses();
  if (!attend() && !answered) work();
  safety::sendEvents();
  rest();
}
