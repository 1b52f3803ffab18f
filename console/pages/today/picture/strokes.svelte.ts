// The beat of what moves in the picture: a few strokes a second, as in a hand-drawn film. A smooth animation of an SVG draws
// the whole picture sixty times a second; measured with one page and no graphics card that took a fifth of a processor.
const STROKE_MS = 250;

export interface Strokes {
  /** Counts up while something moves; stands still otherwise. */
  readonly count: number;
}

/** Counts while `isMoving`; for use in a component. People who ask for less motion see none. */
export const createStrokes = (isMoving: () => boolean): Strokes => {
  let count = $state(0);
  $effect(() => {
    if (!isMoving() || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const timer = setInterval(() => {
      count += 1;
    }, STROKE_MS);
    return () => clearInterval(timer);
  });
  return {
    get count() {
      return count;
    },
  };
};
