// What may be written down: any words as they are, up to a page; amounts that are amounts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenRequestSchema } from '../../../controller/contract/written.ts';

const BASE = { id: 'a1b2c3d4e5f6a7b8', at: 1_795_000_000_000 };
const accepts = (body: object): boolean => writtenRequestSchema.safeParse({ ...BASE, ...body }).success;
const note = (text: string) => accepts({ what: 'note', text });

test('markup, other scripts and pictures are words like any others, and are kept letter by letter', () => {
  for (const text of ['<script>alert(1)</script>', 'Juchʼusa 🥬\nmañana', '=HYPERLINK("x")']) {
    const kept = writtenRequestSchema.parse({ ...BASE, what: 'note', text });
    expect(kept).toMatchObject({ text });
  }
});

test('a page is the most, nothing is too little, and what hides its meaning is no writing', () => {
  expect(note('x'.repeat(2000))).toBe(true);
  for (const text of [
    'x'.repeat(2001),
    'x'.repeat(10_000),
    '',
    ' \n ',
    'a\u0000b',
    'a\u001b[2Jb',
    '\u202Eabc',
  ])
    expect(note(text)).toBe(false);
});

test('an amount is between a gram and ten tonnes, whatever number comes', () => {
  fc.assert(
    fc.property(fc.double(), (amount) => {
      const isOne = amount >= 0.001 && amount <= 10_000;
      expect(accepts({ what: 'harvest', amount, unit: 'kg' })).toBe(isOne);
    }),
  );
});

test.each([
  ['a harvest without its weight', { what: 'harvest', unit: 'kg' }],
  ['a harvest in litres', { what: 'harvest', amount: 1, unit: 'L' }],
  ['an input of nothing', { what: 'input', amount: 1, unit: 'kg' }],
  ['a crop that is no id', { what: 'harvest', amount: 1, unit: 'kg', crop: '../x' }],
  ['an undo of nothing', { what: 'undo' }],
  ['a note with an amount', { what: 'note', text: 'x', amount: 1 }],
  ['an unknown kind', { what: 'order', text: 'x' }],
  ['an id that a path could be', { what: 'visit', id: '../../../../etc' }],
])('%s is refused', (_name, body) => expect(accepts(body)).toBe(false));
