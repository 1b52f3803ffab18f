// Reads the few fields of a rig's `config` that say where a wire goes; the drivers check the rest.
type Config = Readonly<Record<string, unknown>>;

/** A number, or the fallback where the field is absent. */
export const numberField = (config: Config, name: string, fallback?: number): number => {
  const value = config[name] ?? fallback;
  if (typeof value === 'number') return value;
  throw new Error(`config.${name} must be a number, got ${JSON.stringify(value)}`);
};

export const flagField = (config: Config, name: string): boolean => config[name] === true;

/** Channel of an analog pin: 0 for `A0`. */
export const analogField = (config: Config, name: string): number => {
  const value = config[name];
  const match = typeof value === 'string' ? /^A(1[0-5]|[0-9])$/.exec(value) : null;
  if (match) return Number(match[1]);
  throw new Error(`config.${name} must be an analog pin such as "A0", got ${JSON.stringify(value)}`);
};
