// What survives a power cut, each part with its own CRC: board id, guarded outputs, fallback programs, count of resets.
// All but the count is kept twice: what is half written leaves the older copy in force.
#pragma once
#include <stdint.h>

#include "program.h"
#include "record.h"

namespace store {

const uint8_t ID_LENGTH = 8;

/** The board's id; all FF when none was set or its CRC fails. */
void readId(uint8_t *id);

/** True when the id reads back whole. */
bool writeId(const uint8_t *id);

/** What the EEPROM holds of guarded outputs. */
enum Config : uint8_t { VALID, NONE, BAD };

/** Finds and checks the config in force; runs before `main`, where no variable is initialised yet. */
Config checkConfig();

/** Number of records and their CRC; only after VALID. */
uint8_t configCount();
uint16_t configCrc();

/** One stored record; only below `configCount()`. */
Record readRecord(uint8_t index);

/** Replaces the config; a power cut leaves the old one. True when it reads back. Feeds the watchdog; about 0.5 s for 12 records. */
bool writeConfig(const Record *records, uint8_t count);

/** Finds the fallback programs that were written for the config in force; after `outputs::adopt`. */
void checkPrograms();
uint8_t programCount();
/** One stored program; only below `programCount()`. */
Program readProgram(uint8_t place);
/** As `writeConfig`. */
bool writePrograms(const Program *records, uint8_t count);

/** Counts one more start and returns the sum. Spread over 32 places, 3.2 million writes. */
uint16_t countReset();

}  // namespace store
