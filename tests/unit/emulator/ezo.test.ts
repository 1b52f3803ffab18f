// The virtual EZO circuit speaks as the data sheet says: Atlas Scientific, EZO-pH 5.8, pages 44-46, 51 and 57.
import { describe, expect, it } from 'vitest';
import { createEzo, EZO_KINDS, type EzoSettings } from '../../../hardware/emulator/chips/ezo.ts';

const create = (feel: (settings: EzoSettings) => number = () => 9.56) => createEzo(EZO_KINDS.ph, feel);
type Chip = ReturnType<typeof create>;

const say = (chip: Chip, command: string, at: number): boolean => {
  const hears = chip.select('write', at);
  for (const letter of command) chip.write(letter.charCodeAt(0), at);
  chip.stop(at);
  return hears;
};
const hear = (chip: Chip, at: number): { state: number | undefined; text: string } => {
  if (!chip.select('read', at)) return { state: undefined, text: '' };
  const [state = 0, ...rest] = Array.from({ length: 12 }, () => chip.read(at));
  return { state, text: String.fromCharCode(...rest).replace(/\0+$/, '') };
};

describe('a virtual EZO circuit', () => {
  it('has nothing to say unasked, works for its time, and then says its number', () => {
    const chip = create();
    expect(hear(chip, 0).state).toBe(255);
    say(chip, 'R', 0);
    expect(hear(chip, 899)).toEqual({ state: 254, text: '' });
    expect(hear(chip, 900)).toEqual({ state: 1, text: '9.560' });
  });

  it('reads with the temperature and the pressure it was told', () => {
    const chip = create(({ temperature, pressure }) => temperature + pressure / 1000);
    say(chip, 'P,64.2', 0);
    expect(hear(chip, 300)).toEqual({ state: 1, text: '' });
    say(chip, 'rt,19.5', 300);
    expect(hear(chip, 1200).text).toBe('19.564');
    say(chip, 'T,21', 1200);
    say(chip, 'R', 1500);
    expect(hear(chip, 2400).text).toBe('21.064');
  });

  it('refuses what it does not understand', () => {
    for (const command of ['RX', 'RT,warm', 'P', 'R,1']) {
      const chip = create();
      say(chip, command, 0);
      expect(hear(chip, 900), command).toEqual({ state: 2, text: '' });
    }
  });

  it('fails as told', () => {
    let ph = 7;
    const chip = create(() => ph);
    const reading = (at: number) => {
      say(chip, 'R', at);
      return hear(chip, at + 900);
    };
    expect(reading(0).text).toBe('7.000');
    chip.fail('stuck');
    ph = 8;
    expect(reading(1000).text).toBe('7.000');
    chip.fail('corrupt');
    expect(reading(2000).text).not.toMatch(/^\d\.\d{3}$/);
    chip.fail('absent');
    expect(reading(3000).state).toBeUndefined();
    chip.fail('hangs-bus');
    expect(chip.holdsClock?.(4000)).toBe(Number.POSITIVE_INFINITY);
    chip.fail(undefined);
    expect(reading(5000).text).toBe('8.000');
  });
});
