// Day or night colours; the tablet remembers.
export type Theme = 'day' | 'night';

const STORED = 'yapu.theme';

let chosen = $state<Theme>('day');

export const theme = {
  get chosen(): Theme {
    return chosen;
  },
};

/** Puts these colours on the page and remembers them. */
export const chooseTheme = (next: Theme): void => {
  chosen = next;
  document.documentElement.dataset['theme'] = next;
  try {
    localStorage.setItem(STORED, next);
  } catch {
    // Forgotten at the next start; the day colours are safe everywhere.
  }
};

/** The colours this tablet wore last. */
export const restoreTheme = (): void => {
  try {
    if (localStorage.getItem(STORED) === 'night') chooseTheme('night');
  } catch {
    // See above.
  }
};
