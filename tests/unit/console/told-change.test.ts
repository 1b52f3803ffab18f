// Lines that the journal keeps in short are told in the language of whoever reads them.
import { beforeAll, describe, expect, test } from 'vitest';
import { learn } from '../../../console/i18n/speak.svelte.ts';
import { doerWords, happened } from '../../../console/pages/diagnosis/log-words.ts';

beforeAll(() => learn(['pages', 'diagnosis', 'technician']));

describe('what a person did', () => {
  test.each([
    ['on for 10 min', 'encendido por 10 min'],
    ['rests 4 h', 'descansa 4 h'],
    ['rests 90 min', 'en pausa 90 min'],
    ['revision 3', 'cambio número 3'],
    ['set -75 s ahead', 'reloj movido −75 s'],
    ['copied from lettuce: off', 'copiado de Lechuga: off'],
    ['calibration begun by Ana', 'calibración empezada por Ana'],
    ['calibration accepted, brought by Ana', 'calibración aceptada, por Ana'],
    ['calibration refused, by Ana', 'calibración rechazada, por Ana'],
    ['calibration 2 undone by Ana', 'calibración 2 deshecha por Ana'],
    ['calibration abandoned', 'calibración abandonada'],
    ['goes on', 'sigue otra vez'],
    ['not heard', 'no se oyó'],
    ['what no pattern knows', 'what no pattern knows'],
  ])('%s', (change, words) => {
    expect(happened({ at: 0, kind: 'person', subject: 'x', by: 'x', change })).toBe(words);
  });
});

test('what an interlock held back names safety, not the part of the program', () => {
  expect(doerWords({ kind: 'veto', by: 'dry-run' })).toBe('la seguridad');
  expect(doerWords({ kind: 'person', by: 'technician 2 Ana' })).toBe('Ana, técnico, tableta 2');
});
