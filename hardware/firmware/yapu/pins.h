// The harmless pins: mode, level and PWM as Firmata asks. A guarded pin answers to no one here.
#pragma once
#include <Arduino.h>
#include <stdint.h>

namespace pins {

const uint8_t COUNT = NUM_DIGITAL_PINS;
const uint8_t PORTS = (COUNT + 7) / 8;
const uint8_t NO_CHANNEL = 0x7F;

// Firmata's pin modes.
const uint8_t INPUT_MODE = 0x00, OUTPUT_MODE = 0x01, ANALOG_MODE = 0x02, PWM_MODE = 0x03, I2C_MODE = 0x06,
              ONEWIRE_MODE = 0x07, PULLUP_MODE = 0x0B, TIMED_MODE = 0x0F;

/** Every harmless pin a high-impedance input. */
void reset();

/** Forgets what the host made of a pin that is now guarded, and takes it from every peripheral. */
void giveUp(uint8_t pin);

/** Pins 0 and 1 are the line to the host. */
inline bool isSerial(uint8_t pin) { return pin < 2; }

/** Analog channel of a pin, or NO_CHANNEL. */
uint8_t channelOf(uint8_t pin);

/** Pin of an analog channel; only for channels below NUM_ANALOG_INPUTS. */
inline uint8_t pinOfChannel(uint8_t channel) { return COUNT - NUM_ANALOG_INPUTS + channel; }

/** Claims the pin for a mode. False, and nothing changes, when it cannot do that, is the line's, or is guarded. */
bool setMode(uint8_t pin, uint8_t mode);
uint8_t modeOf(uint8_t pin);

/** Makes the pin an input with pull-up for a counter, unless it is one. False for pins that cannot be. */
bool count(uint8_t pin);

/** Makes the pin an input with pull-up for a timed reading. False for pins that others hold. */
bool lend(uint8_t pin);

/** Last written value, or the pull-up of an input: what a pin state query reports. */
uint8_t stateOf(uint8_t pin);

/** One output pin high or low. */
void write(uint8_t pin, bool high);

/** Eight pins at once; touches outputs only. */
void writePort(uint8_t port, uint8_t levels);

/** PWM duty 0…255. */
void writePwm(uint8_t pin, uint16_t duty);

/** Levels of the port's pins that were made inputs by the host; the others read 0. */
uint8_t readPort(uint8_t port);

}  // namespace pins
