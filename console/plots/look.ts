// Colours of the plots, taken from the tokens of the page: a canvas knows no style sheet.
import type { Look } from './plots.ts';

export interface PlotColors extends Look {
  readonly air: string;
  readonly outside: string;
  readonly humidity: string;
  readonly dryness: string;
  readonly vent: string;
  readonly ventFill: string;
}

/** Reads the tokens in force on this element. */
export const readColors = (element: Element): PlotColors => {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim() || '#000000';
  return {
    ink: token('--ink'),
    grid: `${token('--line')}40`,
    night: `${token('--line')}2e`,
    band: token('--good-ground'),
    font: `500 18px ${style.fontFamily || 'sans-serif'}`,
    air: token('--ink'),
    outside: token('--water'),
    humidity: token('--water'),
    dryness: token('--accent'),
    vent: token('--accent'),
    ventFill: `${token('--accent')}59`,
  };
};
