import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearToken, readToken, writeToken } from '../../../controller/web/cookie.ts';
import { isLocalHost, isOwnPage } from '../../../controller/web/neighbourhood.ts';

describe('a local name', () => {
  test.each([
    '192.168.4.1',
    '192.168.4.1:8080',
    '[fe80::1]:8080',
    '[::1]',
    'localhost:8080',
    'yapu',
    'Yapu.local',
    'yapu.local.:8080',
    'invernadero.lan',
    'box.home.arpa',
    'a.b.internal',
  ])('%s is one', (host) => {
    expect(isLocalHost(host)).toBe(true);
  });

  test.each([
    undefined,
    '',
    'evil.example',
    'evil.example:8080',
    'local.evil.example',
    'yapu.local.evil.example',
    'evil.example#.local',
    'evil.example/.local',
    'user@yapu.local',
    '.local',
    '-.-.',
    'yapu.local:99999',
    'x'.repeat(300).concat('.example'),
  ])('%s is none', (host) => {
    expect(isLocalHost(host)).toBe(false);
  });

  test('no public name is ever one', () => {
    fc.assert(
      fc.property(fc.domain(), (name) => {
        fc.pre(!/\.(local|lan|internal|arpa)$/.test(name));
        expect(isLocalHost(name)).toBe(false);
      }),
      { seed: 11 },
    );
  });

  test('no header makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (host, origin) => {
        isLocalHost(host);
        isOwnPage({ host, origin });
      }),
      { seed: 11 },
    );
  });
});

describe('an own page', () => {
  test.each([
    { host: '192.168.4.1:8080', origin: 'http://192.168.4.1:8080' },
    { host: 'YAPU.local', origin: 'http://yapu.local' },
    { host: 'yapu.local', origin: 'https://yapu.local' },
    { host: 'yapu.local' },
    { host: 'yapu.local', 'sec-fetch-site': 'same-origin' },
    { host: 'yapu.local', 'sec-fetch-site': 'none' },
  ])('%j', (headers) => {
    expect(isOwnPage(headers)).toBe(true);
  });

  test.each([
    { host: '192.168.4.1:8080', origin: 'http://192.168.4.1' },
    { host: '192.168.4.1:8080', origin: 'http://192.168.4.1:8081' },
    { host: 'yapu.local', origin: 'http://evil.example' },
    { host: 'yapu.local', origin: 'null' },
    { host: 'yapu.local', origin: '' },
    { origin: 'http://evil.example' },
    { origin: 'nonsense' },
    { host: '//', origin: 'also nonsense' },
    { host: 'yapu.local', 'sec-fetch-site': 'cross-site' },
  ])('not %j', (headers) => {
    expect(isOwnPage(headers)).toBe(false);
  });
});

describe('the cookie', () => {
  const token = 'k'.repeat(43);
  test('is found among others', () => {
    expect(readToken(`a=1; yapu=${token}; b=2`)).toBe(token);
    expect(readToken(writeToken(token, 60))).toBe(token);
  });
  test.each([undefined, '', 'yapu=', `xyapu=${token}`, `yapu=${token}x`, `yapu="${token}"`, clearToken()])(
    'is not found in %s',
    (header) => {
      expect(readToken(header)).toBeUndefined();
    },
  );
});
