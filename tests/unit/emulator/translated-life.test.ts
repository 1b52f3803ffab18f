// A busy board does the same, at the same moments, whether its program is translated or not.
import { expect, it } from 'vitest';
import { encodeFrame } from '../../../hardware/board/frame.ts';
import { BEAT, configWrite, encodeRecord } from '../../../hardware/board/requests.ts';
import { createEmulatedBoard } from '../../../hardware/emulator/board.ts';
import { createSht3x } from '../../../hardware/emulator/chips/sht3x.ts';
import { releasedHex } from '../../support/avr-rig.ts';
import { GUARDED } from '../../support/bare-line.ts';
import { createSeeded } from '../../support/seeded.ts';

/** All that a busy board says and does, and what is in it in the end. */
const live = (model: 'uno' | 'mega', translate: boolean) => {
  const board = createEmulatedBoard({ hex: releasedHex(model), model, translate });
  const random = createSeeded(38);
  const seen: string[] = [];
  board.attachI2c(createSht3x({ temperature: () => 18, humidity: () => 55 }));
  board.onTransmit((byte, at) => seen.push(`byte ${byte} at ${at}`));
  board.onPin((pin, { mode, level, duty }, at) => seen.push(`pin ${pin} ${mode} ${level} ${duty} at ${at}`));
  board.run(60);
  board.receive(Uint8Array.of(0xf0, 0x78, 0, 0, 0xf7, 0xc0, 1));
  for (let round = 0; round < 30; round += 1) {
    board.receive(encodeFrame({ ...BEAT, seq: round }));
    board.receive(encodeFrame({ ...configWrite(round % 4, encodeRecord(GUARDED[round % 4]!)), seq: round }));
    board.receive(Uint8Array.of(0xf0, 0x76, 0x44, 0x08, 6, 0, 0xf7));
    board.receive(Uint8Array.from({ length: 12 }, () => Math.floor(random() * 256)));
    board.setVolts(0, random() * 5);
    board.run(10 + random() * 30);
  }
  return { seen, memory: board.memory().slice(), eeprom: board.eeprom(), now: board.now() };
};

it.each(['uno', 'mega'] as const)(
  'the released firmware of the %s lives the same life either way',
  (model) => {
    const translated = live(model, true);
    expect(translated.seen.length).toBeGreaterThan(500);
    expect(translated).toEqual(live(model, false));
  },
);
