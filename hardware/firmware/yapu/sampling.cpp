// Reports at the pace that the host asked for; the ADC converts only then.
#include "sampling.h"

#include <Arduino.h>

#include "i2c.h"
#include "pins.h"
#include "uart.h"

namespace {

const uint8_t REPORT_LENGTH = 3;
const uint16_t SHORTEST_INTERVAL = 10, DEFAULT_INTERVAL = 19;  // ms

uint16_t interval;
uint32_t lastSample;
uint16_t analogReported;  // bit per channel
uint16_t portsReported;   // bit per port
uint8_t lastLevels[pins::PORTS];
uint8_t nextDue = NUM_ANALOG_INPUTS;  // channel

void sendPair(uint8_t command, uint16_t value) {
  uart::write(command);
  uart::write(value & 0x7F);
  uart::write((value >> 7) & 0x7F);
}

void sendPort(uint8_t port) { sendPair(0x90 | port, lastLevels[port] = pins::readPort(port)); }

void sendChannel(uint8_t channel) { sendPair(0xE0 | channel, analogRead(channel)); }

bool isAnalog(uint8_t channel) { return pins::modeOf(pins::pinOfChannel(channel)) == pins::ANALOG_MODE; }

bool isReported(uint8_t channel) { return analogReported & (1U << channel) && isAnalog(channel); }

void sendChangedPorts() {
  for (uint8_t port = 0; port < pins::PORTS && portsReported >> port; port++) {
    const bool changed = portsReported & (1 << port) && pins::readPort(port) != lastLevels[port];
    if (changed && uart::canSend(REPORT_LENGTH)) sendPort(port);
  }
}

}  // namespace

namespace sampling {

void reset() {
  interval = DEFAULT_INTERVAL;
  analogReported = portsReported = 0;
}

void reportAnalog(uint8_t channel, bool on) {
  if (channel >= NUM_ANALOG_INPUTS) return;
  analogReported &= ~(1U << channel);
  if (!on || !pins::setMode(pins::pinOfChannel(channel), pins::ANALOG_MODE)) return;
  analogReported |= 1U << channel;
  sendChannel(channel);
}

void reportPort(uint8_t port, bool on) {
  if (port >= pins::PORTS) return;
  portsReported &= ~(1 << port);
  if (!on) return;
  portsReported |= 1 << port;
  sendPort(port);
}

void setInterval(uint16_t ms) { interval = ms < SHORTEST_INTERVAL ? SHORTEST_INTERVAL : ms; }

void run(uint32_t now) {
  if (portsReported) sendChangedPorts();
  if (now - lastSample < interval) return;
  lastSample = now;
  if (nextDue >= NUM_ANALOG_INPUTS) nextDue = 0;
  i2c::readContinuously();
}

void advance() {
  while (nextDue < NUM_ANALOG_INPUTS && !isReported(nextDue)) nextDue++;
  if (nextDue < NUM_ANALOG_INPUTS && uart::canSend(REPORT_LENGTH)) sendChannel(nextDue++);
}

}  // namespace sampling
