// What a probe is put into, in words.
import type { CalibrationPoint, ReferenceAsk } from '../../../../controller/contract/calibration.ts';
import { number, say, wordsOr } from '../../../i18n/speak.svelte.ts';

export type Reference = CalibrationPoint['reference'];
type Kind = Reference['kind'];

/** A kind without words of its own, from a newer controller, is told by its bare name. */
const inWords = (kind: Kind | 'open' | 'shut', name: string): string =>
  wordsOr(`calibrate.in.${kind}`, '') === '' ? kind : say({ key: `calibrate.in.${kind}`, params: { name } });

export const referenceWords = (reference: Reference): string => {
  switch (reference.kind) {
    case 'buffer':
      return inWords(reference.kind, reference.buffer);
    case 'standard':
      return inWords(reference.kind, reference.standard);
    case 'thermometer':
      return inWords(reference.kind, number(reference.celsius, 1));
    case 'volume':
      return inWords(reference.kind, number(reference.litres, 0));
    case 'bucket':
    case 'glass':
      return inWords(reference.kind, number(reference.run, 0));
    case 'arrived':
      return inWords(reference.end, number(reference.run, 0));
    default:
      return inWords(reference.kind, '');
  }
};

/** The reference of this kind that a person chose: a liquid by its name, a run by its number, or what a thermometer or jug says. */
export const referenceOf = ({ kind }: ReferenceAsk, name: string, amount: number): Reference => {
  const said = {
    buffer: { buffer: name },
    standard: { standard: name },
    thermometer: { celsius: amount },
    volume: { litres: amount },
    bucket: { litres: amount, run: Number(name) },
  };
  // The names are the controller's own, from the same question; it checks what comes back.
  return { kind, ...said[kind as keyof typeof said] } as Reference;
};

export const isSame = (a: Reference, b: Reference): boolean => referenceWords(a) === referenceWords(b);

interface Choice {
  readonly name: string;
  readonly words: string;
}

/** A button for each liquid of this kind, for each run, or one for the kind. */
export const choicesOf = ({ kind, names, runs, amount }: ReferenceAsk): readonly (readonly Choice[])[] => {
  const choice = (name: string): Choice => ({ name, words: inWords(kind, name) });
  if (names.length > 0) return names.map((family) => family.map(choice));
  if (runs !== undefined) return [Array.from({ length: runs }, (_, n) => choice(String(n + 1)))];
  return [[{ name: '', words: inWords(kind, amount ? '…' : '') }]];
};
