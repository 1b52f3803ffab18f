// State machine of the guarded outputs. "On" means: driven at a duty above 0 under a lease.
#include "outputs.h"

#include <Arduino.h>

#include "interlocks.h"
#include "pins.h"
#include "pwm.h"
#include "safety.h"
#include "servo.h"
#include "store.h"

namespace {

struct Output {
  uint32_t leaseEnds;  // ms
  uint32_t since;      // ms; of the present on, or of the last end of an on
  uint8_t duty;        // as ordered
  uint8_t trips;
  uint8_t leased : 1, resting : 1;
  uint8_t broken : 2;  // the interlock that forbade "on" at the last look, 0 none

  bool isOn() const { return leased && duty > 0; }
};

const uint16_t LONGEST_LEASE = 600;  // ds
const uint8_t PULSE_GRACE = 100;     // ms; after it the lease of a pulse ends it, should its clock have failed

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
  if (record.isServo()) {
    servo::write(record.pin, record.travel().microsAt(duty));
  } else if (record.isPwm()) {
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

void endLease(uint8_t index, uint32_t now, pulses::End because) {
  Output &state = states[index];
  if (state.isOn()) beginRest(index, now);
  state.leased = false;
  drive(index, records[index].safeDuty);
  pulses::end(index, because);
}

void beginLease(const outputs::Lease &wish, uint32_t now) {
  Output &state = states[wish.index];
  if (state.isOn() && wish.duty == 0) beginRest(wish.index, now);
  if (!state.isOn() && wish.duty > 0) state.since = now;
  state.leased = true;
  state.leaseEnds = now + (uint32_t)wish.lease * 100;
  drive(wish.index, wish.duty);
  pulses::end(wish.index, pulses::STOPPED);
}

/** May this output begin to be on, or stay on, at this duty? */
uint8_t faultOfOn(uint8_t index, uint8_t duty) {
  const Output &state = states[index];
  if (!records[index].canShow(duty)) return safety::RANGE;
  if (duty == 0) return 0;
  if (pulses::isRunning(index)) return safety::BUSY;
  if (!state.isOn() && state.resting) return safety::RESTING;
  return interlocks::broken(records[index]) ? safety::INTERLOCK : 0;
}

bool sharesGroup(uint8_t one, uint8_t other) {
  return records[one].group && records[one].group == records[other].group;
}

/** True when a partner of this output is on; of those under a mere lease only when asked. */
bool hasPartnerOn(uint8_t index, bool andLeased) {
  for (uint8_t i = 0; i < used; i++) {
    if (i == index || !sharesGroup(i, index)) continue;
    if (pulses::isRunning(i) || (andLeased && states[i].isOn())) return true;
  }
  return false;
}

uint8_t faultOfWish(const outputs::Lease &wish) {
  if (wish.index >= used) return safety::INDEX;
  if (wish.lease == 0 || wish.lease > LONGEST_LEASE) return safety::RANGE;
  if (const uint8_t fault = faultOfOn(wish.index, wish.duty)) return fault;
  return wish.duty > 0 && hasPartnerOn(wish.index, false) ? safety::EXCLUSION : 0;
}

uint8_t faultOfPair(const outputs::Lease &one, const outputs::Lease &other) {
  if (one.index == other.index) return safety::INDEX;
  return sharesGroup(one.index, other.index) && one.duty && other.duty ? safety::EXCLUSION : 0;
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
    endLease(index, now, pulses::INTERLOCKED);
    safety::event(state.broken == 1 ? safety::INTERLOCK_1 : safety::INTERLOCK_2, index);
  } else if (state.isOn() && hasPassed(now, state.since + inMillis(records[index].longestOn))) {
    endLease(index, now, pulses::TRIPPED);
    if (state.trips < 255) state.trips++;
    safety::event(safety::TRIP, index);
  } else if (hasPassed(now, state.leaseEnds)) {
    endLease(index, now, pulses::STOPPED);
    safety::event(safety::LEASE_ENDED, index);
  }
}

void letGo() {
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
  letGo();
  interlocks::clear();
  pulses::reset();
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
    if (!wish && !pulses::isRunning(i)) endLease(i, now, pulses::STOPPED);
    if (wish && wish->duty == 0) beginLease(*wish, now);
  }
  for (uint8_t i = 0; i < n; i++) {
    if (wishes[i].duty > 0) beginLease(wishes[i], now);
  }
  return 0;
}

uint8_t pulse(const Pulse &wish) {
  if (wish.index >= used) return safety::INDEX;
  if (wish.order && wish.order == pulses::orderOf(wish.index)) return 0;
  const uint32_t longest = min(pulses::LONGEST, inMillis(records[wish.index].longestOn));
  if (!wish.order || !wish.duty || !wish.length || wish.length > longest) return safety::RANGE;
  if (const uint8_t fault = faultOfOn(wish.index, wish.duty)) return fault;
  if (states[wish.index].isOn()) return safety::BUSY;
  if (hasPartnerOn(wish.index, true)) return safety::EXCLUSION;
  Output &state = states[wish.index];
  state.since = millis();
  state.leased = true;
  state.leaseEnds = state.since + wish.length + PULSE_GRACE;
  drive(wish.index, wish.duty);
  pulses::begin(wish.index, wish.order, wish.length);
  return 0;
}

uint8_t hold(const Lease &wish) {
  if (const uint8_t fault = faultOfWish(wish)) return fault;
  if (wish.duty > 0 && hasPartnerOn(wish.index, true)) return safety::EXCLUSION;
  beginLease(wish, millis());
  return 0;
}

void release(uint8_t index) {
  if (states[index].leased) endLease(index, millis(), pulses::STOPPED);
}

bool canShow(uint8_t index, uint8_t duty) { return records[index].canShow(duty); }

void makeSafe(pulses::End because) {
  const uint32_t now = millis();
  for (uint8_t i = 0; i < used; i++) endLease(i, now, because);
}

void endPulses() {
  for (uint8_t i = 0; i < used; i++) {
    if (pulses::isOver(i)) endLease(i, millis(), pulses::DONE);
  }
}

void putSafeLevel(uint8_t index) {
  const Record &record = records[index];
  const bool isLevel = record.safeDuty == 0 || record.safeDuty == 255;
  // `digitalWrite` takes the pin off its timer as well; should that cross a change of the loop, the next tick does it again.
  if (isLevel && !record.isServo()) digitalWrite(record.pin, (record.safeDuty == 255) != record.isActiveLow() ? HIGH : LOW);
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

bool isPulsed(uint8_t index) { return records[index].isPulsed(); }

uint8_t dutyOf(uint8_t index) {
  const Record &record = records[index];
  if (record.isPulsed()) return states[index].duty;
  return digitalRead(record.pin) != record.isActiveLow() ? 255 : 0;
}

uint16_t leaseLeft(uint8_t index, uint32_t now) {
  const Output &state = states[index];
  if (!state.leased || hasPassed(now, state.leaseEnds)) return 0;
  return (state.leaseEnds - now + 99) / 100;
}

uint8_t tripsOf(uint8_t index) { return states[index].trips; }

}  // namespace outputs
