// What the board does by itself while no host vouches for the outputs: the stored programs, through `outputs` like any host.
#pragma once
#include <stdint.h>

namespace fallback {

/** Begins the programs when the host is lost, and carries them on. Call every 10 ms. */
void run(uint32_t now, bool hostLost);

/** The host is back, or its orders change: every output safe, until leased. Without a running program nothing happens. */
void stop();

bool isRunning();

}  // namespace fallback
