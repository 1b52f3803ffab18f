// The command line of `npm start`: strict, so that a misspelt option is told and never ignored.
import { parseArgs } from 'node:util';
import { type Because, because } from './core/because.ts';

export interface Options {
  /** Rig file; absent: the one that was changed on the page, else the family's. */
  readonly rig?: string;
  /** Port of the console's web server; 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Folder for everything that must outlive the process. */
  readonly data: string;
  /** Never look for a board. */
  readonly virtual: boolean;
  /** Serial device of the board; absent: look for one. */
  readonly board?: string;
  /** How much faster the virtual greenhouse runs. */
  readonly speed: number;
  readonly seed: number;
  /** Lets tests and lessons set the virtual weather over the web. */
  readonly plantDoor: boolean;
  readonly dev: boolean;
}

/** A wrong command line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly because: Because;

  constructor(key: string, params: Record<string, string> = {}) {
    super(`${key} ${JSON.stringify(params)}`);
    this.because = because(key, params);
  }
}

const SPEC = {
  rig: { type: 'string' },
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '0.0.0.0' },
  data: { type: 'string' },
  board: { type: 'string' },
  virtual: { type: 'boolean', default: false },
  speed: { type: 'string', default: '1' },
  seed: { type: 'string', default: '1' },
  'plant-door': { type: 'boolean', default: false },
  dev: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** All that may be typed, without its dashes. */
export const OPTION_NAMES: readonly string[] = Object.keys(SPEC);

/** Options, or 'help'. Throws UsageError with what to type instead. */
export const parseOptions = (args: readonly string[], home: string): Options | 'help' => {
  const values = parse(args);
  if (values.help) return 'help';
  const options: Options = {
    ...(values.rig === undefined ? {} : { rig: values.rig }),
    port: wholeNumber('--port', values.port, 0, 65_535),
    host: values.host,
    data: values.data ?? `${home}/.yapu`,
    virtual: values.virtual,
    ...(values.board === undefined ? {} : { board: values.board }),
    speed: wholeNumber('--speed', values.speed, 1, 60),
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 31),
    plantDoor: values['plant-door'],
    dev: values.dev,
  };
  refuseContradictions(options);
  return options;
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: SPEC, allowPositionals: false }).values;
  } catch (cause) {
    const [got = args.join(' ')] = /'[^']+'/.exec(String(cause)) ?? [];
    throw new UsageError('start.option', { got });
  }
};

const wholeNumber = (name: string, text: string, min: number, max: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  const key = name === '--port' && text.startsWith('/') ? 'start.port-number' : 'start.number';
  throw new UsageError(key, { option: name, got: text, min: String(min), max: String(max) });
};

const refuseContradictions = ({ virtual, board, speed, plantDoor }: Options): void => {
  if (virtual && board !== undefined) throw new UsageError('start.virtual-or-board');
  if (!virtual && (speed !== 1 || plantDoor)) throw new UsageError('start.virtual-only');
};
