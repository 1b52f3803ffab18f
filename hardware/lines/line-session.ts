// The life of one connection to a serial line of the computer: opened, its meters met and read once, then read round after round.
// It stands only while somebody answers: a port that opens is no meter.
import type { RigLine } from '../../controller/contract/rig.ts';
import type { Because } from '../../controller/core/because.ts';
import type { Sample } from '../../controller/core/reading.ts';
import { err, ok, type Result } from '../../controller/core/result.ts';
import { millis, seconds } from '../../controller/core/units.ts';
import type { Clock, Log, Stop } from '../../controller/ports.ts';
import type { EzoCircuit, ModbusWires, Neighbours } from '../driver.ts';
import type { Connection, LinkFault } from '../link.ts';
import type { PlannedMeter } from '../meters.ts';
import type { Transport } from '../transport.ts';
import { createEzoLine } from './ezo-line.ts';
import { lineFault } from './line-fault.ts';
import { createMeterRound, type MeterRound, type Trouble } from './meter-round.ts';
import { createModbusWires, pauseAt } from './modbus-line.ts';
import { createTalk, type Talk } from './talk.ts';

export interface LineOptions {
  readonly line: RigLine;
  readonly transport: Transport;
  readonly meters: readonly PlannedMeter[];
  readonly neighbours: Neighbours;
  readonly clock: Clock;
  readonly log: Log;
  /** Ends a connection that is still being made. */
  readonly signal: AbortSignal;
}

export interface LineSession extends Connection {
  /** The last of every tag, with its age. */
  samples(): readonly Sample[];
}

/** From the beginning of one round to that of the next; a longer round begins the next at once. */
const ROUND = seconds(1);
/** One round without an answer may be a motor that started beside the cable. */
const MUTE_ROUNDS = 3;

/** A line on which somebody answers, or why there is none. Never rejects. */
export const openLineSession = async (options: LineOptions): Promise<Result<LineSession, LinkFault>> => {
  const { line, transport, clock, signal } = options;
  const talk = createTalk(transport, clock, pauseAt(line.baud));
  const end = (): void => talk.end();
  transport.onClose(end);
  signal.addEventListener('abort', end);
  const round = await begin(options, talk);
  signal.removeEventListener('abort', end);
  if (round.ok) return ok(new LiveLine(options, talk, round.value));
  talk.end();
  await transport.close();
  return round;
};

const begin = async (options: LineOptions, talk: Talk): Promise<Result<MeterRound, LinkFault>> => {
  const { line, transport, meters, neighbours, clock, log } = options;
  try {
    await transport.open();
  } catch (cause) {
    log.warn('cannot open the port', { port: transport.path, cause: String(cause) });
    return err(lineFault.cannotOpen(line));
  }
  const wires = await meet(options, talk);
  if (!wires.ok) return wires;
  const live = meters.map(({ channels, make }) => ({ channels, instance: make(wires.value, neighbours) }));
  const round = createMeterRound(live, talk, clock);
  const trouble = await round.run();
  return trouble ? err(lineFault[trouble](line)) : ok(round);
};

const meet = async (
  { line, meters, log }: LineOptions,
  talk: Talk,
): Promise<Result<ModbusWires | EzoCircuit, LinkFault>> => {
  if (line.kind === 'modbus') return ok(createModbusWires(talk, log));
  const circuit = createEzoLine(talk);
  const name = await circuit.meet();
  if (!name.ok) return err(name.error === 'no-answer' ? lineFault.mute(line) : lineFault.garbled(line));
  const wanted = meters[0]?.circuit ?? '';
  return name.value === wanted ? ok(circuit) : err(lineFault.otherCircuit(line, name.value, wanted));
};

class LiveLine implements LineSession {
  readonly #options: LineOptions;
  readonly #talk: Talk;
  readonly #round: MeterRound;
  readonly #losses: ((cause: Because) => void)[] = [];
  #muteRounds = 0;
  #isOver = false;
  #stopWaiting: Stop;

  constructor(options: LineOptions, talk: Talk, round: MeterRound) {
    this.#options = options;
    this.#talk = talk;
    this.#round = round;
    options.transport.onClose(() => this.#lose(lineFault.unplugged(options.line)));
    this.#stopWaiting = options.clock.after(ROUND, () => void this.#live());
  }

  samples(): readonly Sample[] {
    return this.#round.samples();
  }

  onLost(listener: (cause: Because) => void): void {
    this.#losses.push(listener);
  }

  async close(): Promise<void> {
    this.#isOver = true;
    this.#stopWaiting();
    this.#talk.end();
    await this.#options.transport.close();
  }

  async #live(): Promise<void> {
    const { clock, line } = this.#options;
    const began = clock.monotonic();
    const trouble: Trouble | undefined = await this.#round.run();
    if (this.#isOver) return;
    this.#muteRounds = trouble ? this.#muteRounds + 1 : 0;
    if (trouble && this.#muteRounds >= MUTE_ROUNDS) return this.#lose(lineFault[trouble](line));
    const left = millis(Math.max(0, ROUND - (clock.monotonic() - began)));
    this.#stopWaiting = clock.after(left, () => void this.#live());
  }

  #lose({ because }: LinkFault): void {
    if (this.#isOver) return;
    void this.close();
    for (const tell of this.#losses.splice(0)) tell(because);
  }
}
