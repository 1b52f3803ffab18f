// EEPROM layout and its checks.
//   0  id, 8 bytes, then its CRC
//  16  config: mark, count, CRC of the records; records from 20
// 192  reset counts: 32 places of { count u16, check u8 }
#include "store.h"

#include <avr/eeprom.h>
#include <avr/wdt.h>

#include "crc.h"

namespace {

const uint16_t ID_AT = 0, CONFIG_AT = 16, RECORDS_AT = 20, RESETS_AT = 192;
const uint8_t MARK_VALID = 0x59, MARK_BAD = 0x00, MARK_ERASED = 0xFF;
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
  const bool whole = crcOfStored(ID_AT, ID_LENGTH) == readWord(ID_AT + ID_LENGTH);
  for (uint8_t i = 0; i < ID_LENGTH; i++) id[i] = whole ? readByte(ID_AT + i) : 0xFF;
}

bool writeId(const uint8_t *id) {
  const uint16_t crc = crcOf(id, ID_LENGTH);
  writeBytes(ID_AT, id, ID_LENGTH);
  writeBytes(ID_AT + ID_LENGTH, &crc, sizeof crc);
  return crcOfStored(ID_AT, ID_LENGTH) == crc && readWord(ID_AT + ID_LENGTH) == crc;
}

Config checkConfig() {
  const uint8_t mark = readByte(CONFIG_AT);
  if (mark == MARK_ERASED) return NONE;
  const uint8_t count = configCount();
  if (mark != MARK_VALID || count > MOST_OUTPUTS) return BAD;
  if (crcOfStored(RECORDS_AT, count * sizeof(Record)) != configCrc()) return BAD;
  for (uint8_t i = 0; i < count; i++) {
    if (faultOf(readRecord(i))) return BAD;
  }
  return VALID;
}

uint8_t configCount() { return readByte(CONFIG_AT + 1); }
uint16_t configCrc() { return readWord(CONFIG_AT + 2); }

Record readRecord(uint8_t index) {
  Record record;
  eeprom_read_block(&record, (const void *)(RECORDS_AT + index * sizeof(Record)), sizeof record);
  return record;
}

bool writeConfig(const Record *records, uint8_t count) {
  const uint16_t crc = crcOf((const uint8_t *)records, count * sizeof(Record));
  if (checkConfig() == VALID && configCount() == count && configCrc() == crc) return true;
  writeByte(CONFIG_AT, MARK_BAD);
  writeBytes(RECORDS_AT, records, count * sizeof(Record));
  writeByte(CONFIG_AT + 1, count);
  writeBytes(CONFIG_AT + 2, &crc, sizeof crc);
  writeByte(CONFIG_AT, MARK_VALID);
  return checkConfig() == VALID && configCount() == count && configCrc() == crc;
}

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
