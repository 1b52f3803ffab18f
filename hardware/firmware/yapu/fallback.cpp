// The pump cycle and the vent thermostat. Each "on" is a lease of 2 s that is renewed twice a second: longest on, shortest
// off, exclusion and interlocks hold here too, and a program that stops thinking ends by itself.
#include "fallback.h"

#include <Arduino.h>

#include "outputs.h"
#include "program.h"
#include "safety.h"
#include "store.h"

namespace {

const uint16_t STEP = 500;         // ms
const uint8_t LEASE_LENGTH = 20;   // ds
const uint16_t TURN_PAUSE = 1000;  // ms in which a motor comes to rest before it turns round
// A broken wire or a short reads at an end of the scale: no temperature, so no movement.
const uint16_t LEAST_COUNTS = 8, MOST_COUNTS = 1015;

enum Side : uint8_t { UNKNOWN, OPEN, CLOSED };

struct Progress {
  uint32_t since;  // ms; of the present phase or movement
  uint8_t on : 1, night : 1;  // of a cycle
  uint8_t side : 2;           // Side; where a vent was told to go
};

Progress progress[MOST_PROGRAMS];
bool running;
uint32_t lastStep;

uint32_t inMillis(uint16_t seconds) { return (uint32_t)seconds * 1000; }

bool hold(uint8_t output, uint8_t duty) { return !outputs::hold({output, duty, LEASE_LENGTH}); }

void learnNight(const Program &program, Progress &state) {
  if (!program.hasChannel()) return;
  const uint16_t light = analogRead(program.channel);
  if (light >= program.high) state.night = false;
  if (light < program.low) state.night = true;
}

void cycle(const Program &program, Progress &state, uint32_t now) {
  learnNight(program, state);
  const uint32_t on = inMillis(state.night ? program.nightOn : program.dayOn);
  const uint32_t off = inMillis(state.night ? program.nightOff : program.dayOff);
  const bool isOver = now - state.since >= (state.on ? on : off);
  const bool goesOnForEver = state.on && on && !off;
  if (isOver && !goesOnForEver && (state.on || on)) {
    state.on = !state.on;
    state.since = now;
  }
  if (state.on && on) {
    hold(program.output, program.other);
  } else {
    outputs::release(program.output);
  }
}

Side wishOf(const Program &program, Side before) {
  const uint16_t felt = analogRead(program.channel);
  if (felt < LEAST_COUNTS || felt > MOST_COUNTS) return before;
  const bool rises = program.high > program.low;
  if (rises ? felt >= program.high : felt <= program.high) return OPEN;
  return (rises ? felt <= program.low : felt >= program.low) ? CLOSED : before;
}

/** Runs for the travel; time in which the output had to rest does not count. */
void move(const Program &program, Progress &state, uint32_t now) {
  const uint8_t wanted = state.side == OPEN ? program.output : program.other;
  outputs::release(state.side == OPEN ? program.other : program.output);
  const uint32_t passed = now - state.since;
  if (passed >= TURN_PAUSE + inMillis(program.dayOn)) {
    outputs::release(wanted);
    state.since = now - TURN_PAUSE - inMillis(program.dayOn);  // stays over when the clock wraps
  } else if (passed >= TURN_PAUSE && !hold(wanted, 255)) {
    state.since += STEP;
  }
}

void vent(const Program &program, Progress &state, uint32_t now) {
  const Side side = wishOf(program, (Side)state.side);
  if (side != state.side) state.since = now;
  state.side = side;
  if (side == UNKNOWN) return;
  if (program.hasMotor()) return move(program, state, now);
  if (side == OPEN) {
    hold(program.output, 255);
  } else {
    outputs::release(program.output);
  }
}

void begin(uint32_t now) {
  running = true;
  lastStep = now - STEP;
  for (uint8_t i = 0; i < MOST_PROGRAMS; i++) progress[i] = {now, true, false, UNKNOWN};
  safety::event(safety::FALLBACK_BEGAN, safety::NO_INDEX);
}

}  // namespace

namespace fallback {

void run(uint32_t now, bool hostLost) {
  if (!running && hostLost && store::programCount()) begin(now);
  if (!running || now - lastStep < STEP) return;
  lastStep = now;
  for (uint8_t i = 0; i < store::programCount(); i++) {
    const Program program = store::readProgram(i);
    if (program.isCycle()) {
      cycle(program, progress[i], now);
    } else {
      vent(program, progress[i], now);
    }
  }
}

void stop() {
  if (!running) return;
  running = false;
  outputs::makeSafe(pulses::STOPPED);
  safety::event(safety::FALLBACK_ENDED, safety::NO_INDEX);
}

bool isRunning() { return running; }

}  // namespace fallback
