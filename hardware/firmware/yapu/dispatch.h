// Who answers which message.
#pragma once
#include <stdint.h>

namespace dispatch {

/** A whole message of up to two data bytes. */
void shortMessage(uint8_t command, uint8_t first, uint8_t second);

/** May a sysex of this command be carried out now? Not while an earlier one has the bus that it needs. */
bool isFree(uint8_t command);

/** A whole sysex; `data` may be changed in place. */
void sysex(uint8_t command, uint8_t *data, uint8_t length);

/** Everything of the Firmata half as after a reset. Guarded outputs keep their leases. */
void resetFirmata();

}  // namespace dispatch
