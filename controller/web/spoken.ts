// A written sentence as it is spoken: signs of units become words, for a voice reads `kPa` letter by letter.

/** By their sign, longest first: `mS/cm` before `m`. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/°C/g, 'celsius'],
  [/mS\/cm/g, 'conductivity'],
  [/mg\/L/g, 'oxygen'],
  [/W\/m²/g, 'irradiance'],
  [/m\/s/g, 'wind'],
  [/kPa/g, 'pressure'],
  [/(?<=\d\s?)mL\b/g, 'millilitres'],
  [/(?<=\d\s?)L\b/g, 'litres'],
  [/(?<=\d\s?)g\b/g, 'grams'],
  [/(?<=\d\s?)K\b/g, 'kelvin'],
  [/(?<=\d\s?)min\b/g, 'minutes'],
  [/(?<=\d\s?)h\b/g, 'hours'],
  [/\bpH\b/g, 'acidity'],
];

/** `say` finds the words of the language, `voice.unit.*`. A frost is said as `minus`, a step without its number. */
export const toSpoken = (text: string, say: (key: string) => string): string =>
  UNITS.reduce((spoken, [sign, unit]) => spoken.replace(sign, say(`voice.unit.${unit}`)), text)
    .replace(/\s/g, ' ')
    .replace(/[−-](?=\d)/g, `${say('voice.minus')} `)
    .replace(/(^|\s)\d\.\s/g, '$1');
