// EEPROM layout and its checks. Whatever may change is kept twice; the newer whole copy counts.
//   0, 304  id, 8 bytes, then its CRC
//  16, 320  config: head, then records of 12 bytes
// 192       reset counts: 32 places of { count u16, check u8 }
// 480, 624  fallback programs: head, then records of 16 bytes
// Head: mark, age, count, check of age and count, CRC of the records.
#include "store.h"

#include <avr/eeprom.h>
#include <avr/wdt.h>
#include <string.h>

#include "crc.h"

namespace {

const uint16_t ID_AT = 0, SECOND_ID_AT = 304, RESETS_AT = 192;
const uint16_t CONFIG_AT = 16, SECOND_CONFIG_AT = 320, PROGRAMS_AT = 480, SECOND_PROGRAMS_AT = 624;
const uint8_t MARK_VALID = 0x5A, MARK_BAD = 0x00, MARK_ERASED = 0xFF;
const uint8_t AGE = 1, COUNT = 2, CHECK = 3, SUM = 4, HEAD = 6;  // places in a head, and its length
const uint8_t ID_SIZE = store::ID_LENGTH + 2;

// Where the copies in force begin, 0 none. Set before `main`, so no start-up code may clear them.
uint16_t configAt __attribute__((section(".noinit")));
uint16_t programsAt;
const uint8_t RESET_PLACES = 32, RESET_SIZE = 3;

uint8_t readByte(uint16_t at) { return eeprom_read_byte((const uint8_t *)at); }
uint16_t readWord(uint16_t at) { return eeprom_read_word((const uint16_t *)at); }

void writeByte(uint16_t at, uint8_t byte) {
  wdt_reset();
  eeprom_update_byte((uint8_t *)at, byte);
}

void writeBytes(uint16_t at, const void *bytes, uint8_t count) {
  const uint8_t *from = (const uint8_t *)bytes;
  while (count--) writeByte(at++, *from++);
}

uint16_t crcOfStored(uint16_t at, uint8_t count) {
  uint16_t crc = CRC_START;
  while (count--) crc = crcAdd(crc, readByte(at++));
  return crc;
}

/** Two places of a kind. Its numbers are in the code, for before `main` no constant is in memory yet. */
template <uint16_t first, uint16_t second, uint8_t size, uint8_t most>
struct Pair {
  const uint16_t start;  // of the CRC

  explicit Pair(uint16_t start) : start(start) {}

  uint16_t sumAt(uint16_t at) const {
    uint16_t crc = start;
    const uint8_t bytes = readByte(at + COUNT) * size;
    for (uint8_t i = 0; i < bytes; i++) crc = crcAdd(crc, readByte(at + HEAD + i));
    return crc;
  }

  bool isWhole(uint16_t at) const {
    const uint8_t count = readByte(at + COUNT), age = readByte(at + AGE);
    if (readByte(at) != MARK_VALID || count > most || readByte(at + CHECK) != (uint8_t)(count ^ age ^ 0xA5)) return false;
    return sumAt(at) == readWord(at + SUM);
  }

  /** The newer whole copy, 0 when none is whole. */
  uint16_t inForce() const {
    const bool laterIsSecond = (int8_t)(readByte(second + AGE) - readByte(first + AGE)) > 0;
    const uint16_t later = laterIsSecond ? second : first, earlier = laterIsSecond ? first : second;
    if (isWhole(later)) return later;
    return isWhole(earlier) ? earlier : 0;
  }

  bool isErased() const { return readByte(first) == MARK_ERASED && readByte(second) == MARK_ERASED; }
};

typedef Pair<CONFIG_AT, SECOND_CONFIG_AT, sizeof(Record), MOST_OUTPUTS> Configs;
typedef Pair<PROGRAMS_AT, SECOND_PROGRAMS_AT, sizeof(Program), MOST_PROGRAMS> Programs;

/** Programs name outputs by their index: their sum begins with the sum of the config they were written for. */
Programs programs() { return Programs(store::configCrc()); }

bool holds(uint16_t at, const void *records, uint8_t count, uint8_t size) {
  if (!at || readByte(at + COUNT) != count) return false;
  const uint8_t *byte = (const uint8_t *)records;
  for (uint8_t i = 0; i < count * size; i++) {
    if (readByte(at + HEAD + i) != byte[i]) return false;
  }
  return true;
}

/** Writes over the copy that is not in force; the mark is the first byte to go and the last to come. */
template <uint16_t first, uint16_t second, uint8_t size, uint8_t most>
bool replace(const Pair<first, second, size, most> &pair, const void *records, uint8_t count) {
  const uint16_t now = pair.inForce();
  if (holds(now, records, count, size)) return true;
  const uint16_t at = now == first ? second : first;
  const uint8_t age = now ? readByte(now + AGE) + 1 : 1;
  writeByte(at, MARK_BAD);
  writeBytes(at + HEAD, records, count * size);
  writeByte(at + AGE, age);
  writeByte(at + COUNT, count);
  writeByte(at + CHECK, count ^ age ^ 0xA5);
  const uint16_t sum = pair.sumAt(at);
  writeBytes(at + SUM, &sum, sizeof sum);
  writeByte(at, MARK_VALID);
  return pair.inForce() == at && holds(at, records, count, size);
}

bool isWholeId(uint16_t at) { return crcOfStored(at, store::ID_LENGTH) == readWord(at + store::ID_LENGTH); }

uint8_t checkOf(uint16_t count) { return (uint8_t)(count >> 8) ^ (uint8_t)count ^ 0xA5; }

/** The count in one place; false when a power cut or an erased place left none. */
bool readReset(uint8_t place, uint16_t &count) {
  const uint16_t at = RESETS_AT + place * RESET_SIZE;
  count = readWord(at);
  return readByte(at + 2) == checkOf(count);
}

}  // namespace

namespace store {

void readId(uint8_t *id) {
  const uint16_t at = isWholeId(ID_AT) ? ID_AT : SECOND_ID_AT;
  const bool whole = isWholeId(at);
  for (uint8_t i = 0; i < ID_LENGTH; i++) id[i] = whole ? readByte(at + i) : 0xFF;
}

bool writeId(const uint8_t *id) {
  uint8_t bytes[ID_SIZE];
  const uint16_t crc = crcOf(id, ID_LENGTH);
  memcpy(bytes, id, ID_LENGTH);
  memcpy(bytes + ID_LENGTH, &crc, sizeof crc);
  writeBytes(ID_AT, bytes, ID_SIZE);
  writeBytes(SECOND_ID_AT, bytes, ID_SIZE);
  return isWholeId(ID_AT) && isWholeId(SECOND_ID_AT);
}

Config checkConfig() {
  const Configs pair(CRC_START);
  configAt = pair.inForce();
  if (!configAt) return pair.isErased() ? NONE : BAD;
  for (uint8_t i = 0; i < configCount(); i++) {
    if (!faultOf(readRecord(i))) continue;
    configAt = 0;
    return BAD;
  }
  return VALID;
}

uint8_t configCount() { return readByte(configAt + COUNT); }
uint16_t configCrc() { return readWord(configAt + SUM); }

Record readRecord(uint8_t index) {
  Record record;
  eeprom_read_block(&record, (const void *)(configAt + HEAD + index * sizeof(Record)), sizeof record);
  return record;
}

bool writeConfig(const Record *records, uint8_t count) { return replace(Configs(CRC_START), records, count); }

void checkPrograms() {
  programsAt = configAt ? programs().inForce() : 0;
  for (uint8_t i = 0; i < programCount(); i++) {
    if (faultOf(readProgram(i))) programsAt = 0;
  }
}

uint8_t programCount() { return programsAt ? readByte(programsAt + COUNT) : 0; }

Program readProgram(uint8_t place) {
  Program program;
  eeprom_read_block(&program, (const void *)(programsAt + HEAD + place * sizeof(Program)), sizeof program);
  return program;
}

bool writePrograms(const Program *records, uint8_t count) { return replace(programs(), records, count); }

uint16_t countReset() {
  uint16_t count = 0;
  for (uint8_t place = 0; place < RESET_PLACES; place++) {
    uint16_t found;
    // Older places are behind by less than 32; the difference stays right when the count wraps.
    if (readReset(place, found) && (count == 0 || (int16_t)(found - count) > 0)) count = found;
  }
  count++;
  const uint16_t at = RESETS_AT + (count % RESET_PLACES) * RESET_SIZE;
  writeBytes(at, &count, sizeof count);
  writeByte(at + 2, checkOf(count));
  return count;
}

}  // namespace store
