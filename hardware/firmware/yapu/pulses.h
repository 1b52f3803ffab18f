// "On for N ms", timed on the board to the millisecond, with the time really spent. Who may be pulsed: `outputs`.
#pragma once
#include <stdint.h>

namespace pulses {

/** What ended a pulse; RUNNING while nothing has. */
enum End : uint8_t { RUNNING, DONE, STOPPED, HOST_LOST, INTERLOCKED, TRIPPED };

const uint32_t LONGEST = 600000;  // ms

/** Nothing running, nothing remembered. */
void reset();

/** Begins the clock of an output that has just been switched on. */
void begin(uint8_t index, uint16_t order, uint32_t ms);

/** Stops the clock, once; the host hears of it. Without a running pulse nothing happens. */
void end(uint8_t index, End how);

bool isRunning(uint8_t index);

/** Its time is over: the timer interrupt has put the pin to its safe level already. */
bool isOver(uint8_t index);

/** Order of the last pulse of this output, 0 when there was none. */
uint16_t orderOf(uint8_t index);
End endOf(uint8_t index);
/** ms on so far, or at its end. */
uint32_t spentBy(uint8_t index);

}  // namespace pulses
