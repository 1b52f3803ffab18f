// A sketch that hangs for a second restarts itself, outputs safe first.
#pragma once

namespace watchdog {

void begin();

/** Call from the main loop only: an interrupt that still runs proves nothing. */
void feed();

}  // namespace watchdog
