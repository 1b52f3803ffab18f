// What this tablet keeps between two openings of the page: who calibrates here, and which session is its own.
export const TECHNICIAN = 'yapu.technician';
export const OWN_SESSION = 'yapu.calibration';

type Kept = typeof TECHNICIAN | typeof OWN_SESSION;

export const recall = (what: Kept): string => {
  try {
    return localStorage.getItem(what) ?? '';
  } catch {
    return '';
  }
};

export const keep = (what: Kept, value: string): void => {
  try {
    localStorage.setItem(what, value);
  } catch {
    // Then it is asked for again after a reload.
  }
};
