// What may be wrong with the ports and the boards on them. Pure functions of what was found.
import type { YapuAnswer } from '../../../hardware/board/probe.ts';
import type { PortReport } from '../../../hardware/technician/survey.ts';
import { findingWords, isStandardFirmata } from '../port-words.ts';
import { type Finding, notKnown, ok, wrong } from './finding.ts';

/** A port and whether this user may use it. */
export interface PortAccess {
  readonly port: string;
  /** The group that may, where this user may not. */
  readonly neededGroup?: string;
}

export const checkPorts = (ports: readonly PortAccess[]): readonly Finding[] => {
  if (ports.length === 0)
    return [
      wrong(
        'serial port',
        'none found',
        'Plug the board in with a USB cable that carries data; a charging cable does not.',
      ),
    ];
  return ports.map(({ port, neededGroup }) =>
    neededGroup === undefined
      ? ok('serial port', port)
      : wrong(
          'serial port',
          `this user may not open ${port}`,
          `sudo usermod -aG ${neededGroup} $USER  , then log out and in again.`,
        ),
  );
};

const isOlder = (firmware: readonly number[], released: string): boolean => {
  const wanted = released.split('.').map(Number);
  const at = wanted.findIndex((part, i) => part !== firmware[i]);
  return at >= 0 && (firmware[at] ?? 0) < (wanted[at] ?? 0);
};

const checkYapu = (port: string, { identity, config }: YapuAnswer, released: string): Finding => {
  const version = identity.firmware.join('.');
  if (isOlder(identity.firmware, released))
    return wrong(
      'board',
      `${port}: old firmware ${version}, released is ${released}`,
      `npm run yapu -- flash --port ${port}`,
    );
  if (config === 'bad')
    return wrong(
      'board',
      `${port}: its record of power pins is damaged, so it switches nothing on`,
      'Start the controller with the right rig: it writes the record anew and reads it back. If this returns, replace the board.',
    );
  return ok('board', `${port}: ${identity.id ?? 'no id yet'}, firmware ${version}`);
};

const checkBoard = ({ port, found }: PortReport, released: string): Finding => {
  switch (found.kind) {
    case 'yapu':
      return checkYapu(port, found, released);
    case 'held':
      return notKnown('board', `${port}: ${findingWords(port, found)}`);
    case 'foreign':
      return wrong(
        'board',
        `${port}: ${found.name || 'a foreign sketch'}${isStandardFirmata(found.name) ? ' drives every pin low at reset and never lets go' : ' is not our firmware'}`,
        `npm run yapu -- flash --port ${port}`,
      );
    case 'other-protocol':
      return wrong('board', `${port}: firmware of another version`, `npm run yapu -- flash --port ${port}`);
    case 'silent':
      return wrong(
        'board',
        `${port}: ${found.heard > 0 ? 'talks, but not as our boards do' : 'silent'}`,
        `If it is an Arduino:  npm run yapu -- flash --port ${port}  ; if it is something else, unplug it.`,
      );
    case 'closed':
      return wrong(
        'board',
        `${port}: cannot be opened (${found.cause})`,
        found.fault === 'no-permission'
          ? 'See the finding on the serial port.'
          : 'Pull the cable and plug it in again.',
      );
  }
};

/** Ids that more than one port answered with. */
const checkTwins = (reports: readonly PortReport[]): readonly Finding[] => {
  const portsById = new Map<string, string[]>();
  for (const { port, found } of reports)
    if (found.kind === 'yapu' && found.identity.id !== null)
      portsById.set(found.identity.id, [...(portsById.get(found.identity.id) ?? []), port]);
  return [...portsById].flatMap(([id, ports]) =>
    ports.length < 2
      ? []
      : [
          wrong(
            'two boards, one id',
            `${ports.join(' and ')} both say ${id}`,
            "Unplug one of them: the controller cannot tell which it drives. Load the Arduino IDE's example eeprom_clear onto the copy, then flash our firmware again: it gets an id of its own.",
          ),
        ],
  );
};

export const checkBoards = (reports: readonly PortReport[], released: string): readonly Finding[] => [
  ...reports.map((report) => checkBoard(report, released)),
  ...checkTwins(reports),
];
