// Numbers and times as people here write them. Calendar time comes from the controller, so nothing here asks the tablet.
export type Locale = 'es-BO' | 'en' | 'fr-CA';

/** Keeps a time on one line. */
const FIXED_SPACE = '\u00a0';

/** `24,1`: fixed decimals, halves away from zero, the true minus sign, no grouping. By hand: the first use of the browser's own
 * formats costs a slow tablet a third of a second. */
export const formatNumber = (value: number, decimals: number, locale: Locale): string => {
  const scale = 10 ** decimals;
  // 1.005 is a little less in binary, and a half for people.
  const size = Math.round(Math.abs(value) * scale * (1 + Number.EPSILON)) / scale;
  const digits = size.toFixed(decimals);
  // A rounded "-0" is no frost.
  const text = value < 0 && size > 0 ? `−${digits}` : digits;
  return locale === 'en' ? text : text.replace('.', ',');
};

/** `14:20`, in French `14 h 20`, from minutes after local midnight; 24:00 stays 24:00. */
export const formatClock = (minutes: number, locale: Locale): string => {
  const whole = Math.floor(minutes);
  const day = whole === 1440 ? whole : ((whole % 1440) + 1440) % 1440;
  const hour = Math.floor(day / 60);
  return locale === 'fr-CA'
    ? `${hour}${FIXED_SPACE}h${FIXED_SPACE}${pad(day % 60)}`
    : `${pad(hour)}:${pad(day % 60)}`;
};

/** `9:05` left of a countdown, minutes and seconds, from ms; never below zero. */
export const formatCountdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${pad(seconds % 60)}`;
};

/** Minutes after local midnight of a moment (ms since 1970) at this offset from UTC (ms), with its fraction. */
export const minuteOfDay = (at: number, utcOffset: number): number =>
  ((((at + utcOffset) % 86_400_000) + 86_400_000) % 86_400_000) / 60_000;

const pad = (x: number): string => String(x).padStart(2, '0');
