// Times of the single-wire protocol: Aosong AM2302 (DHT22) product manual, chapter 7. From fall to fall the answer takes
// 160 µs, a 0 takes 70–85 µs and a 1 takes 116–130 µs: halfway between there are 15 µs for what an interrupt is late.
#include "dht.h"

#include <Arduino.h>

#include "edges.h"

namespace {

const uint16_t PULL = 1100;      // µs; the part wants 0.8 to 20 ms
const uint16_t LONGEST = 10000;  // µs from letting go to the last bit; the longest frame takes 5.5 ms
const uint8_t FIRST_BIT = 2, LAST_FALL = 42;
// In ticks of timer 0, 4 µs.
const uint8_t SHORTEST_BIT = 12, LONGEST_BIT = 40, ONE = 25;

uint8_t pin;
bool pulls;
uint16_t since;  // µs
uint8_t received[dht::LENGTH];
volatile uint8_t falls;
uint8_t lastFall;  // ticks
bool flawed;

void onEdge(bool high) {
  const uint8_t now = TCNT0, width = now - lastFall;
  if (high || falls == LAST_FALL) return;
  lastFall = now;
  if (falls >= FIRST_BIT) {
    uint8_t &byte = received[(falls - FIRST_BIT) / 8];
    byte = byte << 1 | (width >= ONE);
    if (width < SHORTEST_BIT || width > LONGEST_BIT) flawed = true;
  }
  falls++;
}

void letGo() {
  pulls = false;
  falls = 0;
  flawed = false;
  edges::begin(pin, onEdge);
  pinMode(pin, INPUT_PULLUP);
  since = micros();
}

bool isSumRight() {
  return (uint8_t)(received[0] + received[1] + received[2] + received[3]) == received[4];
}

}  // namespace

namespace dht {

void begin(uint8_t onPin) {
  pin = onPin;
  pulls = true;
  since = micros();
  digitalWrite(pin, LOW);
  pinMode(pin, OUTPUT);
}

Status advance() {
  const uint16_t passed = (uint16_t)micros() - since;
  if (pulls && passed >= PULL) letGo();
  if (pulls || (falls < LAST_FALL && passed < LONGEST)) return GOES_ON;
  if (falls == 0) return NO_ANSWER;
  if (falls < LAST_FALL || flawed) return CUT_SHORT;
  return isSumRight() ? OK : WRONG_SUM;
}

const uint8_t *bytes() { return received; }

}  // namespace dht
