import { describe, expect, test } from 'vitest';
import { boardJson, boardTable } from '../../../controller/cli/boards.ts';
import { refusalToBlink } from '../../../controller/cli/boards-identify.ts';
import { durationWords, modelWords, resetCauseId } from '../../../controller/cli/port-words.ts';
import { keepingTerminal } from '../../support/terminal.ts';
import { at, yapuAnswer } from './found.ts';

const ENGLISH = keepingTerminal();
const NAMES = new Map([['4d616d616e690001', 'house']]);

describe('the list of boards', () => {
  test('says of a board of ours all that it says of itself, in columns', () => {
    const table = boardTable([at('/dev/ttyACM0', yapuAnswer({ trips: [2, 1] }))], NAMES, ENGLISH);
    expect(table).toBe(
      [
        'id                name   port          firmware  model        answered   resets         running    trips  config',
        '4d616d616e690001  house  /dev/ttyACM0  1.2.3     Uno or Nano  40 ms ago  12 (power on)  2 h 1 min  3      ok',
        '',
      ].join('\n'),
    );
  });

  test('lists what is no board of ours with what it is and what to do', () => {
    const table = boardTable(
      [
        at('/dev/ttyACM0', { kind: 'foreign', name: 'StandardFirmata.ino' }),
        at('/dev/ttyACM1', { kind: 'silent', heard: 0 }),
        at('/dev/ttyACM2', { kind: 'silent', heard: 90 }),
        at('/dev/ttyACM3', { kind: 'closed', fault: 'no-permission', cause: 'Permission denied' }),
        at('/dev/ttyACM4', { kind: 'held', holder: { pid: 77, command: 'node main.js' } }),
        at('/dev/ttyACM5', { kind: 'other-protocol' }),
        at('/dev/ttyACM6', { kind: 'closed', fault: 'in-use', cause: 'Cannot lock port' }),
      ],
      NAMES,
      ENGLISH,
    );
    const lines = table.trimEnd().split('\n');
    expect(lines.map((line) => line.split(':')[0])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((n) => `/dev/ttyACM${n}`),
    );
    const wanted = [
      /StandardFirmata\.ino.*drives every pin low.*flash --port \/dev\/ttyACM0$/,
      /silent.*flash --port \/dev\/ttyACM1 /,
      /talks, but not as our boards do \(90 bytes\)/,
      /usermod -aG dialout/,
      /in use by node main\.js \(process 77\), and was left alone/,
      /of a version that this program does not speak/,
      /in use by another program.*Stop the controller first/,
    ];
    for (const [index, pattern] of wanted.entries()) expect(lines[index]).toMatch(pattern);
  });

  test('says what to plug in where there is no port', () => {
    expect(boardTable([], NAMES, ENGLISH)).toMatch(/USB cable that carries data/);
  });

  test('carries the same in JSON, with units, and null for a name that nobody gave', () => {
    expect(
      boardJson(at('/dev/ttyACM0', yapuAnswer({ id: null, config: 'none' })), NAMES, ENGLISH.say),
    ).toEqual({
      port: '/dev/ttyACM0',
      kind: 'yapu',
      id: null,
      name: null,
      firmware: '1.2.3',
      model: 'uno-or-nano',
      ageMs: 40,
      resets: 12,
      resetCause: 'power-on',
      uptimeMs: 7_260_000,
      trips: 0,
      config: 'none',
      guardedPins: [3, 4],
      interlockPins: [8],
    });
  });
});

test('speaks Spanish and French too, with their own words for all', () => {
  const reports = [
    at('/dev/ttyACM0', yapuAnswer({ trips: [2, 1] })),
    at('/dev/ttyACM1', { kind: 'other-protocol' }),
  ];
  expect(boardTable(reports, NAMES, keepingTerminal('es-BO'))).toBe(
    [
      'id                nombre  puerto        programa  modelo      contestó    arranques                      en marcha  cortes  registro',
      '4d616d616e690001  house   /dev/ttyACM0  1.2.3     Uno o Nano  hace 40 ms  12 (al conectar la corriente)  2 h 1 min  3       bien',
      '',
      '/dev/ttyACM1: Es nuestro programa, de una versión que este no entiende. Grabe el de esta versión:  npm run yapu -- flash --port /dev/ttyACM1',
      '',
    ].join('\n'),
  );
  expect(boardTable(reports, NAMES, keepingTerminal('fr-CA'))).toMatch(
    /il y a 40 ms .*mise sous tension.* bon$/m,
  );
});

test.each([
  [0x80, 'watchdog (sketch hung)'],
  [0x08, 'watchdog'],
  [0x05, 'low voltage'],
  [0x02, 'reset pin'],
  [0x01, 'power on'],
  [0x00, 'not known'],
])('reset cause %i is told as "%s"', (cause, words) => {
  expect(ENGLISH.say(`cli.boards.reset.${resetCauseId(cause)}`)).toBe(words);
});

test('a model that nobody knows is told by its number', () => {
  expect(modelWords(7, ENGLISH.say)).toBe('model 7');
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [59_999, '59 s'],
  [75_000, '1 min 15 s'],
  [3_600_000, '1 h 0 min'],
  [90_000_000, '1 d 1 h'],
])('%i ms are told as %s', (ms, words) => {
  expect(durationWords(ms, ENGLISH.say)).toBe(words);
});

test('a board blinks only where its LED switches no power', () => {
  expect(refusalToBlink(yapuAnswer({ guardedPins: [3, 12] }))).toBeUndefined();
  expect(refusalToBlink(yapuAnswer({ guardedPins: [3, 13] }))).toEqual({
    key: 'cli.identify.switches',
    params: { id: '4d616d616e690001', pin: 13 },
  });
});
