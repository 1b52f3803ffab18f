// How sentences take their numbers, and how numbers and times are written here.
import { describe, expect, test } from 'vitest';
import { formatClock, formatCountdown, formatNumber, minuteOfDay } from '../../../console/i18n/format.ts';
import { compose, placeholders } from '../../../console/i18n/message.ts';

const words: Readonly<Record<string, string>> = { 'output.pump': 'Bomba', 'link.lost': 'sin placa' };
const find = (key: string) => words[key];

describe('compose', () => {
  test.each([
    ['a whole number stays whole', 'hay {n} L', { n: 152 }, 'hay 152 L'],
    ['a broken number has one decimal, by comma', 'hay {t} °C', { t: 2.64 }, 'hay 2,6 °C'],
    ['a cold one has the true minus', '{t} °C', { t: -3.04 }, '−3,0 °C'],
    ['decimals may be asked for', '{x:2}', { x: 1.5 }, '1,50'],
    ['minutes may be told as a time', 'a las {at:time}', { at: 940 }, 'a las 15:40'],
    ['a name stands for its words', '{who} anda', { who: 'pump' }, 'Bomba anda'],
    ['a key stands for its words', '{why}', { why: 'link.lost' }, 'sin placa'],
    ['any other word stays', '{at}', { at: '14:30' }, '14:30'],
    ['one is one', '{n} día|{n} días', { n: 1 }, '1 día'],
    ['none is many', '{n} día|{n} días', { n: 0 }, '0 días'],
    ['what is missing is a dash', 'hay {x}', {}, 'hay —'],
  ])('%s', (_, message, params, expected) => {
    expect(compose(message, params as Record<string, number | string>, 'es-BO', find)).toBe(expected);
  });

  test('the words of a key take the parameters of the sentence', () => {
    const limits: Readonly<Record<string, string>> = { 'wanted.number': 'de {least} a {most:typed}' };
    const params = { got: '12', wanted: 'wanted.number', least: 1, most: 'pump' };
    expect(compose('Dice {got}: {wanted}', params, 'es-BO', (key) => limits[key])).toBe(
      'Dice 12: de 1 a pump',
    );
  });

  test('a number that is told with all its digits keeps them, and gets none', () => {
    expect(compose('{t:told} °C, {m:told} °C', { t: 2.96, m: 3 }, 'es-BO', find)).toBe('2,96 °C, 3 °C');
    expect(compose('{t:told}', { t: -0.30000000000000004 }, 'en', find)).toBe('−0.3');
  });

  test('English has a point', () => {
    expect(compose('{t} °C', { t: 2.64 }, 'en', find)).toBe('2.6 °C');
  });

  test('Quebec has a comma, and times with an h', () => {
    expect(compose('{t} °C à {at:time}', { t: 2.64, at: 1321 }, 'fr-CA', find)).toBe(
      '2,6 °C à 22\u00a0h\u00a001',
    );
    expect(compose('jusqu’à {until}', { until: '05:30' }, 'fr-CA', find)).toBe('jusqu’à 5\u00a0h\u00a030');
  });

  test('placeholders are found once each', () => {
    expect(placeholders('{b} y {a:1} y {b}')).toEqual(['{a:1}', '{b}']);
  });
});

describe('numbers and times', () => {
  test('a rounded minus nothing is no frost', () => {
    expect(formatNumber(-0.04, 1, 'es-BO')).toBe('0,0');
  });
  test.each([
    [0, '00:00'],
    [860.9, '14:20'],
    [1440, '24:00'],
    [1500, '01:00'],
    [-10, '23:50'],
  ])('minute %d is %s', (minute, clock) => {
    expect(formatClock(minute, 'es-BO')).toBe(clock);
  });
  test('a countdown rounds up and never falls below zero', () => {
    expect([formatCountdown(545_000), formatCountdown(400), formatCountdown(-5)]).toEqual([
      '9:05',
      '0:01',
      '0:00',
    ]);
  });
  test('the local minute follows the offset over midnight', () => {
    expect(minuteOfDay(Date.UTC(2026, 10, 24, 2, 30), -4 * 3_600_000)).toBe(22 * 60 + 30);
  });
});
