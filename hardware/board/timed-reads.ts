// What the board counts and times by itself, asked for in the safety layer. A board that does not know the question is told of
// in the log, once for each part: only a person can flash it.
import type { Fault } from '../../controller/core/reading.ts';
import { err, ok } from '../../controller/core/result.ts';
import { millis } from '../../controller/core/units.ts';
import type { Clock, Log } from '../../controller/ports.ts';
import type { TimedReads } from '../driver.ts';
import { createQueue } from './queue.ts';
import type { Reply, RequestChannel } from './request-channel.ts';
import { countRead, dhtRead, type Request, rangeRead } from './requests.ts';
import type { DhtEnd, EchoEnd } from './timed-answers.ts';

/** Until a shout has died away and nobody takes it for an echo: HC-SR04 data sheet (Elecfreaks), "over 60 ms". */
const HUSH = millis(60);
const FLASH = 'flash this board: npm run yapu -- flash';

const DHT_FAULTS: Readonly<Record<Exclude<DhtEnd, 'ok'>, Fault>> = {
  'no-answer': 'no-answer',
  'cut-short': 'no-answer',
  checksum: 'bad-checksum',
  unknown: 'no-answer',
};
const ECHO_FAULTS: Readonly<Record<Exclude<EchoEnd, 'ok'>, Fault>> = {
  'never-began': 'no-answer',
  // Nothing within reach throws the sound back.
  'never-ended': 'out-of-range',
  'stuck-high': 'open-circuit',
  unknown: 'no-answer',
};

/** Says once what a person must mend. */
const createTeller = (log: Log) => {
  const told = new Set<string>();
  return (part: string, pin: number, refusal: string): void => {
    const key = `${part} ${pin} ${refusal}`;
    if (told.has(key)) return;
    told.add(key);
    if (refusal === 'unknown-type')
      log.error(`the board's firmware is too old for a ${part}`, { pin, mend: FLASH });
    else log.warn(`the board does not serve the ${part}`, { pin, refusal });
  };
};

export const createTimedReads = (channel: RequestChannel, clock: Clock, log: Log): TimedReads => {
  const tellOnce = createTeller(log);
  // The board times one part at a time and refuses a second meanwhile.
  const inTurn = createQueue();

  /** The answer of the wanted kind about the wanted pin; a refusal is told and leaves nothing. */
  const ask = async <K extends Reply['kind']>(kind: K, request: Request, part: string, pin: number) => {
    const reply = await channel.ask(request);
    if (!reply.ok && reply.error !== 'silent') tellOnce(part, pin, reply.error);
    if (!reply.ok || reply.value.kind !== kind) return undefined;
    return reply.value as Extract<Reply, { kind: K }>;
  };

  return {
    async count(pin) {
      const counted = await ask('counted', countRead(pin), 'flow meter', pin);
      if (counted?.pin !== pin) return err('no-answer');
      return ok({ falls: counted.falls, period: counted.period });
    },
    async dht(pin) {
      const read = await inTurn(() => ask('dht', dhtRead(pin), 'DHT22', pin));
      if (read?.pin !== pin) return err('no-answer');
      return read.end === 'ok' ? ok(read.bytes) : err(DHT_FAULTS[read.end]);
    },
    async echo(triggerPin, echoPin) {
      const ranged = await inTurn(async () => {
        const answer = await ask('ranged', rangeRead(triggerPin, echoPin), 'ranger', echoPin);
        await new Promise<void>((resolve) => clock.after(HUSH, resolve));
        return answer;
      });
      if (ranged?.pin !== echoPin) return err('no-answer');
      return ranged.end === 'ok' ? ok(ranged.echo) : err(ECHO_FAULTS[ranged.end]);
    },
  };
};
