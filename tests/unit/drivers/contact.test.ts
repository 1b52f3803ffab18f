// Levels through the firmware, silence and recovery: tests/hil/link.
import { expect, it } from 'vitest';
import { contact, decode } from '../../../hardware/drivers/contact.ts';

it('is closed when its pin is high', () => expect([decode(0, false), decode(1, false)]).toEqual([0, 1]));

it('is closed when its pin is low, where the board pulls it up', () => {
  expect([decode(0, true), decode(1, true)]).toEqual([1, 0]);
});

it('wants a pin, and knows no other key', () => {
  expect(contact.configSchema.safeParse({ pin: 7 }).success).toBe(true);
  expect(contact.configSchema.safeParse({ pin: 7, pullup: true }).success).toBe(false);
});
