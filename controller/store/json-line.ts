// On which line of a JSON text a value stands: whoever must mend a file looks for a line, not for a path.

/** Commas and colons are passed over: in valid JSON they tell nothing. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]]|[^\s{}[\],:"]+/g;
const CLOSING = new Set(['}', ']']);

/**
 * Line, from 1, on which the value at `path` (`actuators.0.config.pin`) begins. Of what is missing, the line of the innermost
 * thing around it that is there. The text must be valid JSON.
 */
export const lineOf = (text: string, path: string): number => {
  const places = findPlaces(text);
  const steps = path === '' ? [] : path.split('.');
  for (let depth = steps.length; depth > 0; depth--) {
    const place = places.get(steps.slice(0, depth).join('.'));
    if (place !== undefined) return lineAt(text, place);
  }
  return 1;
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Offset of every value, by its path. */
const findPlaces = (text: string): ReadonlyMap<string, number> => {
  const tokens = [...text.matchAll(TOKEN)];
  const places = new Map<string, number>();
  const tokenAt = (at: number): string => tokens[at]?.[0] ?? '}';

  /** Notes the value that begins at this token; gives the token after it. */
  const walk = (at: number, path: string): number => {
    places.set(path, tokens[at]?.index ?? text.length);
    const opening = tokenAt(at);
    return opening === '{' || opening === '[' ? walkInto(at + 1, path, opening === '{') : at + 1;
  };

  const walkInto = (first: number, path: string, isKeyed: boolean): number => {
    const inside = path === '' ? '' : `${path}.`;
    let at = first;
    for (let index = 0; !CLOSING.has(tokenAt(at)); index++) {
      const step = isKeyed ? String(JSON.parse(tokenAt(at))) : String(index);
      at = walk(isKeyed ? at + 1 : at, inside + step);
    }
    return at + 1;
  };

  walk(0, '');
  return places;
};
