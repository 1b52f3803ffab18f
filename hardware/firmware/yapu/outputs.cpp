// State machine of the guarded outputs. "On" means: driven at a duty above 0 under a lease.
#include "outputs.h"

#include <Arduino.h>

#include "interlocks.h"
#include "pins.h"
#include "pwm.h"
#include "safety.h"
#include "store.h"

namespace {

struct Output {
  uint32_t leaseEnds;  // ms
  uint32_t since;      // ms; of the present on, or of the last end of an on
  uint8_t duty;        // as ordered
  uint8_t trips;
  bool leased, resting;
  uint8_t broken;  // the interlock that forbade "on" at the last look, 0 none

  bool isOn() const { return leased && duty > 0; }
};

const uint16_t LONGEST_LEASE = 600;  // ds

Record records[MOST_OUTPUTS];
Output states[MOST_OUTPUTS];
uint8_t used;
bool configured;
uint8_t guarded[pins::PORTS];

uint8_t bitOf(uint8_t pin) { return 1 << (pin & 7); }

bool hasPassed(uint32_t now, uint32_t moment) { return (int32_t)(now - moment) >= 0; }

uint32_t inMillis(uint16_t seconds) { return (uint32_t)seconds * 1000; }

void drive(uint8_t index, uint8_t duty) {
  const Record &record = records[index];
  const uint8_t level = record.isActiveLow() ? 255 - duty : duty;
  if (record.isPwm()) {
    pwm::write(record.pin, level);
  } else {
    digitalWrite(record.pin, level ? HIGH : LOW);
  }
  states[index].duty = duty;
}

void beginRest(uint8_t index, uint32_t now) {
  states[index].since = now;
  states[index].resting = records[index].shortestOff > 0;
}

void endLease(uint8_t index, uint32_t now) {
  Output &state = states[index];
  if (state.isOn()) beginRest(index, now);
  state.leased = false;
  drive(index, records[index].safeDuty);
}

void beginLease(const outputs::Lease &wish, uint32_t now) {
  Output &state = states[wish.index];
  if (state.isOn() && wish.duty == 0) beginRest(wish.index, now);
  if (!state.isOn() && wish.duty > 0) state.since = now;
  state.leased = true;
  state.leaseEnds = now + (uint32_t)wish.lease * 100;
  drive(wish.index, wish.duty);
}

uint8_t faultOfWish(const outputs::Lease &wish) {
  if (wish.index >= used) return safety::INDEX;
  if (wish.lease == 0 || wish.lease > LONGEST_LEASE || !records[wish.index].canShow(wish.duty)) return safety::RANGE;
  const Output &state = states[wish.index];
  if (wish.duty > 0 && !state.isOn() && state.resting) return safety::RESTING;
  return wish.duty > 0 && interlocks::broken(records[wish.index]) ? safety::INTERLOCK : 0;
}

uint8_t faultOfPair(const outputs::Lease &one, const outputs::Lease &other) {
  if (one.index == other.index) return safety::INDEX;
  const uint8_t group = records[one.index].group;
  const bool clash = group && group == records[other.index].group && one.duty && other.duty;
  return clash ? safety::EXCLUSION : 0;
}

uint8_t faultOfWishes(const outputs::Lease *wishes, uint8_t n) {
  for (uint8_t i = 0; i < n; i++) {
    if (const uint8_t fault = faultOfWish(wishes[i])) return fault;
    for (uint8_t j = 0; j < i; j++) {
      if (const uint8_t fault = faultOfPair(wishes[i], wishes[j])) return fault;
    }
  }
  return 0;
}

const outputs::Lease *wishFor(uint8_t index, const outputs::Lease *wishes, uint8_t n) {
  for (; n--; wishes++) {
    if (wishes->index == index) return wishes;
  }
  return 0;
}

/** Two looks, 10 ms apart, agree: a relay's spark must not stop a pump. */
bool isHeldBack(uint8_t index) {
  const uint8_t before = states[index].broken;
  states[index].broken = interlocks::broken(records[index]);
  return before && states[index].broken;
}

void enforceOne(uint8_t index, uint32_t now) {
  Output &state = states[index];
  const bool heldBack = isHeldBack(index);
  if (state.resting && hasPassed(now, state.since + inMillis(records[index].shortestOff))) state.resting = false;
  if (!state.leased) return;
  if (state.isOn() && heldBack) {
    endLease(index, now);
    safety::event(state.broken == 1 ? safety::INTERLOCK_1 : safety::INTERLOCK_2, index);
  } else if (state.isOn() && hasPassed(now, state.since + inMillis(records[index].longestOn))) {
    endLease(index, now);
    if (state.trips < 255) state.trips++;
    safety::event(safety::TRIP, index);
  } else if (hasPassed(now, state.leaseEnds)) {
    endLease(index, now);
    safety::event(safety::LEASE_ENDED, index);
  }
}

void release() {
  for (uint8_t i = 0; i < used; i++) {
    pwm::stop(records[i].pin);
    pinMode(records[i].pin, INPUT);
  }
}

/** True when EEPROM holds what is guarded already. */
bool isInForce(uint8_t count) {
  bool same = count == used;
  for (uint8_t i = 0; same && i < count; i++) {
    const Record record = store::readRecord(i);
    same = !memcmp(&record, &records[i], sizeof record);
  }
  return same;
}

/** Level before direction, so that the pin never shows anything else. */
void takePin(uint8_t index) {
  const uint8_t pin = records[index].pin;
  pins::giveUp(pin);
  guarded[pin >> 3] |= bitOf(pin);
  states[index] = Output();
  drive(index, records[index].safeDuty);
  *portModeRegister(digitalPinToPort(pin)) |= digitalPinToBitMask(pin);
}

}  // namespace

namespace outputs {

void adopt() {
  configured = store::checkConfig() == store::VALID;
  const uint8_t next = configured ? store::configCount() : 0;
  if (isInForce(next)) return;
  release();
  interlocks::clear();
  for (uint8_t port = 0; port < pins::PORTS; port++) guarded[port] = 0;
  used = next;
  for (uint8_t i = 0; i < used; i++) {
    records[i] = store::readRecord(i);
    takePin(i);
    interlocks::watch(records[i]);
  }
}

bool hasConfig() { return configured; }
uint8_t count() { return used; }

uint8_t lease(const Lease *wishes, uint8_t n) {
  if (const uint8_t fault = faultOfWishes(wishes, n)) return fault;
  const uint32_t now = millis();
  for (uint8_t i = 0; i < used; i++) {
    const Lease *wish = wishFor(i, wishes, n);
    if (!wish) endLease(i, now);
    if (wish && wish->duty == 0) beginLease(*wish, now);
  }
  for (uint8_t i = 0; i < n; i++) {
    if (wishes[i].duty > 0) beginLease(wishes[i], now);
  }
  return 0;
}

void makeSafe() {
  const uint32_t now = millis();
  for (uint8_t i = 0; i < used; i++) endLease(i, now);
}

void enforce(uint32_t now) {
  for (uint8_t i = 0; i < used; i++) enforceOne(i, now);
}

bool isGuarded(uint8_t pin) { return pin < pins::COUNT && guarded[pin >> 3] & bitOf(pin); }

uint8_t indexOf(uint8_t pin) {
  uint8_t index = 0;
  while (index < used && records[index].pin != pin) index++;
  return index;
}

bool isPwm(uint8_t index) { return records[index].isPwm(); }

uint8_t dutyOf(uint8_t index) {
  const Record &record = records[index];
  if (record.isPwm()) return states[index].duty;
  return digitalRead(record.pin) != record.isActiveLow() ? 255 : 0;
}

uint16_t leaseLeft(uint8_t index, uint32_t now) {
  const Output &state = states[index];
  if (!state.leased || hasPassed(now, state.leaseEnds)) return 0;
  return (state.leaseEnds - now + 99) / 100;
}

uint8_t tripsOf(uint8_t index) { return states[index].trips; }

}  // namespace outputs
