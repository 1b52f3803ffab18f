// A fleece that people lay over crop and beds in a cold evening. It takes the place of no body of its own: between what lies under
// it and the rest of the house it is a shield of heat radiation, two more layers of still air, and a brake for vapour. Ground and
// leaves under it keep their exchange with each other, and gain that of the air between them: that is what warms the leaves.
import type { Parameters } from './parameters.ts';

type Fleece = Pick<
  Parameters,
  'coverTransmission' | 'coverInfraredPassed' | 'coverConvection' | 'coverVapour'
>;

/** What is left of an exchange of which the cover lets `passed` through where it lies; `cover` 0…1. */
const left = (cover: number, passed: number): number => 1 - cover * (1 - passed);

/** Of sunlight that falls on crop and beds. */
export const lightLeft = (p: Fleece, cover: number): number => left(cover, p.coverTransmission);

/** Of heat radiation with what lies above: one grey shield halves what it does not pass (Incropera, radiation shields). */
export const radiationLeft = (p: Fleece, cover: number): number =>
  left(cover, (1 + p.coverInfraredPassed) / 2);

export const convectionLeft = (p: Fleece, cover: number): number => left(cover, p.coverConvection);

export const vapourLeft = (p: Fleece, cover: number): number => left(cover, p.coverVapour);
