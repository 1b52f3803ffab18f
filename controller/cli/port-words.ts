// What was found behind a port in a technician's words: what it is, and what to do about it.
import type { OpenFault, YapuAnswer } from '../../hardware/board/probe.ts';
import type { PortFinding } from '../../hardware/technician/survey.ts';

export const MODELS: Readonly<Record<number, string>> = { 1: 'Uno or Nano', 2: 'Mega' };

/** Bits of MCUSR, and the sketch's own restart. */
const RESET_CAUSES: readonly (readonly [bit: number, words: string])[] = [
  [0x80, 'watchdog (sketch hung)'],
  [0x08, 'watchdog'],
  [0x04, 'low voltage'],
  [0x02, 'reset pin'],
  [0x01, 'power on'],
];

/** 0 is what remains when the boot loader has looked first, as it does on most boards. */
export const resetCauseWords = (cause: number): string =>
  RESET_CAUSES.find(([bit]) => cause & bit)?.[1] ?? 'not known';

const OPEN_FAULTS: Readonly<Record<OpenFault, (cause: string) => string>> = {
  'in-use': () => 'in use by another program, and was left alone. Stop the controller first.',
  'no-permission': () =>
    'this user may not open it. Type  sudo usermod -aG dialout $USER  , then log out and in again.',
  absent: () => 'there is no such port. Check the cable and the name.',
  broken: (cause) => `cannot be opened (${cause}). Pull the cable and plug it in again.`,
};

/** Is this how Firmata's own sketches call themselves? */
export const isStandardFirmata = (name: string): boolean => /firmata/i.test(name);

export const FLASH_HINT = 'Flash our firmware:  npm run yapu -- flash --port';

/** One or two sentences on what is no board of ours. */
export const findingWords = (port: string, found: Exclude<PortFinding, YapuAnswer>): string => {
  switch (found.kind) {
    case 'held':
      return `in use by ${found.holder.command} (process ${found.holder.pid}), and was left alone. The console shows the board of a running controller; to ask it from here, stop that program first.`;
    case 'foreign':
      return `${found.name || 'a sketch without a name'}, not our firmware${isStandardFirmata(found.name) ? ': it drives every pin low at reset and never lets go' : ''}. ${FLASH_HINT} ${port}`;
    case 'other-protocol':
      return `our firmware, but of a version that this program does not speak. ${FLASH_HINT} ${port}`;
    case 'silent':
      return found.heard > 0
        ? `something that talks, but not as our boards do (${found.heard} bytes). If it is an Arduino: ${FLASH_HINT} ${port}`
        : `silent. An Arduino without our firmware, or no Arduino. If it is one: ${FLASH_HINT} ${port}`;
    case 'closed':
      return OPEN_FAULTS[found.fault](found.cause);
  }
};

/** 75 s as `1 min 15 s`, 40 ms as `40 ms`; ms in. */
export const durationWords = (ms: number): string => {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const seconds = Math.floor(ms / 1000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
};
