// What happens to the board itself.
import type { Rig, RigActuator } from '../../../controller/contract/rig.ts';
import { createAvrRig } from '../avr-rig.ts';
import { quietRig } from '../body-orders.ts';
import { createSeeded } from '../seeded.ts';
import {
  type Fault,
  type Outcome,
  pulsesIn,
  runningFault,
  runningRig,
  SAFE_WITHIN,
  watchRecovery,
} from './fault.ts';

const WATCHDOG_MS = 1500;

/** Starts a board with this EEPROM and has it configured anew. */
const startWith = async (eeprom: Uint8Array): Promise<Outcome> => {
  const rig = createAvrRig({ eeprom });
  await rig.ready();
  return watchRecovery(rig, rig.site.board.now(), 0);
};

const goodEeprom = async (): Promise<Uint8Array> => {
  const rig = await runningRig();
  await rig.close();
  return rig.site.board.eeprom();
};

const CUTS = 40;
const CONFIG_COMMIT = 0x04;
/** Longest time the writing takes (PROTOCOL.md), ms. */
const WRITING_MS = 600;

/** Another longest time each round: the configuration differs and is written. */
const rigOfRound = (round: number): Rig => {
  const family = quietRig();
  const longer = (actuator: RigActuator) => ({ ...actuator, longestOnSeconds: 4000 + round });
  return { ...family, actuators: family.actuators.map(longer) };
};

/** Power goes while the board writes its new configuration, at many moments of it. */
const cutWhileWriting = async (): Promise<Outcome> => {
  const random = createSeeded(11);
  let eeprom: Uint8Array = await goodEeprom();
  let pulses = 0;
  for (let cut = 0; cut < CUTS; cut += 1) {
    const rig = createAvrRig({ eeprom, rig: rigOfRound(cut) });
    await rig.until('the writing to begin', () => rig.sent.includes(CONFIG_COMMIT));
    await rig.run(Math.floor(random() * WRITING_MS));
    rig.site.board.reset('brown-out');
    eeprom = rig.site.board.eeprom();
    await rig.run(100);
    pulses += pulsesIn(rig.changes);
    await rig.close();
  }
  const last = await startWith(eeprom);
  return { ...last, pulses: last.pulses + pulses };
};

/** A reset lets go of every pin at once. */
const AT_ONCE = 50;

const resetBy = (cause: 'external' | 'brown-out', id: string, what: string): Fault =>
  runningFault(
    id,
    what,
    async (rig) => {
      rig.site.board.reset(cause);
      await rig.run(3000);
    },
    AT_ONCE,
  );

export const BOARD_FAULTS: readonly Fault[] = [
  resetBy('external', 'board-reset', 'the reset pin is pulled while pump and heater run'),
  resetBy('brown-out', 'brown-out', 'the supply sags and the board restarts'),
  runningFault(
    'sketch-hung',
    'the sketch hangs; its watchdog must notice',
    async (rig) => {
      rig.site.board.hang();
      await rig.run(6000);
    },
    WATCHDOG_MS,
  ),
  {
    id: 'eeprom-blank',
    what: 'a board whose EEPROM is blank',
    limit: SAFE_WITHIN,
    run: () => startWith(new Uint8Array(1024).fill(0xff)),
  },
  {
    id: 'eeprom-corrupt',
    what: 'a board with every byte of its EEPROM damaged',
    limit: SAFE_WITHIN,
    async run() {
      const random = createSeeded(3);
      return startWith((await goodEeprom()).map((byte) => byte ^ (1 << Math.floor(random() * 8))));
    },
  },
  {
    id: 'eeprom-half-written',
    what: 'power lost at forty moments around the writing of a new configuration',
    limit: SAFE_WITHIN,
    run: cutWhileWriting,
  },
];
