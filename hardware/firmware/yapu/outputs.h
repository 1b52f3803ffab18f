// The guarded outputs: on only under a lease, never together within a group, never longer than allowed.
#pragma once
#include <stdint.h>

#include "pulses.h"
#include "record.h"

namespace outputs {

/** One entry of a LEASE, as on the wire. */
struct Lease {
  uint8_t index;
  uint8_t duty;
  uint16_t lease;  // ds
};

/** Takes over what EEPROM holds: safe level first, then output. Pins no longer named become inputs. */
void adopt();

bool hasConfig();
uint8_t count();

/** Checks the whole wish, then carries it out, offs before ons. Returns 0, or an ERROR code when nothing has changed. */
uint8_t lease(const Lease *wishes, uint8_t n);

/** "On for so long", as on the wire. */
struct Pulse {
  uint8_t index;
  uint8_t duty;
  uint16_t order;  // of the host's choice, not 0: the same order twice in a row is one pulse
  uint32_t length;  // ms
};

/** Begins a pulse. Returns 0, also when this order was carried out before, or an ERROR code when nothing has changed. */
uint8_t pulse(const Pulse &wish);

/** Checks and carries out one entry; the others stay as they are. Returns 0, or an ERROR code when nothing has changed. */
uint8_t hold(const Lease &wish);

/** Ends the lease of one output, if it has one. */
void release(uint8_t index);

bool canShow(uint8_t index, uint8_t duty);

/** Every output at its safe duty, every lease and pulse ended. */
void makeSafe(pulses::End because);

/** Ends the pulses that are over. Call in every round. */
void endPulses();

/** The pin of an output at its safe level, and nothing else: for interrupts. A servo, and a partial safe duty, wait for the loop. */
void putSafeLevel(uint8_t index);

/** Ends leases and trips what has been on too long. Call every few milliseconds. */
void enforce(uint32_t now);

bool isGuarded(uint8_t pin);
/** Index of a guarded pin. */
uint8_t indexOf(uint8_t pin);

bool isPulsed(uint8_t index);
/** Duty now: read back from the pin, or as ordered where it is pulsed. */
uint8_t dutyOf(uint8_t index);
/** ds left of the lease, rounded up; 0 when there is none. */
uint16_t leaseLeft(uint8_t index, uint32_t now);
uint8_t tripsOf(uint8_t index);

}  // namespace outputs
