// The one table of contents of the line: each message and the room that answers it.
#include "dispatch.h"

#include "counters.h"
#include "frame.h"
#include "i2c.h"
#include "measurement.h"
#include "onewire.h"
#include "pins.h"
#include "report.h"
#include "safety.h"
#include "sampling.h"

namespace {

const uint8_t ONEWIRE = 0x73, I2C_REQUEST = 0x76, I2C_CONFIGURE = 0x78;

uint16_t pairAt(const uint8_t *data) { return data[0] | (uint16_t)data[1] << 7; }

/** A duty beyond 14 bits is as wrong as one beyond 255: it is made one that nobody accepts. */
void extendedAnalog(const uint8_t *data, uint8_t length) {
  uint16_t duty = pairAt(data + 1);
  for (uint8_t i = 3; i < length; i++) {
    if (data[i]) duty = 0xFFFF;
  }
  pins::writePwm(data[0], duty);
}

}  // namespace

namespace dispatch {

void shortMessage(uint8_t command, uint8_t first, uint8_t second) {
  const uint8_t low = command & 0x0F;
  switch (command < 0xF0 ? command & 0xF0 : command) {
    case 0x90:
      return pins::writePort(low, first | second << 7);
    case 0xC0:
      return sampling::reportAnalog(low, first);
    case 0xD0:
      return sampling::reportPort(low, first);
    case 0xE0:
      return pins::writePwm(low, first | (uint16_t)second << 7);
    case 0xF4:
      pins::setMode(first, second);
      return;
    case 0xF5:
      return pins::write(first, second);
    case 0xF9:
      return report::version();
    case 0xFF:
      return resetFirmata();
  }
}

bool isFree(uint8_t command) {
  if (command == ONEWIRE) return !onewire::isBusy();
  return (command != I2C_REQUEST && command != I2C_CONFIGURE) || !i2c::isBusy();
}

void sysex(uint8_t command, uint8_t *data, uint8_t length) {
  switch (command) {
    case Frame::SYSEX:
      return safety::receive(data, length);
    case 0x69:
      return report::analogMapping();
    case 0x6B:
      return report::capabilities();
    case 0x6D:
      return length == 1 ? report::pinState(data[0]) : (void)0;
    case 0x6F:
      return length >= 3 ? extendedAnalog(data, length) : (void)0;
    case ONEWIRE:
      return onewire::receive(data, length);
    case I2C_REQUEST:
      return i2c::receive(data, length);
    case I2C_CONFIGURE:
      return i2c::configure(length >= 2 ? pairAt(data) : 0);
    case 0x79:
      return report::firmware();
    case 0x7A:
      return length == 2 ? sampling::setInterval(pairAt(data)) : (void)0;
  }
}

void resetFirmata() {
  i2c::reset();
  onewire::reset();
  counters::reset();
  measurement::end();
  sampling::reset();
  pins::reset();
}

}  // namespace dispatch
