// What the board counts and times by itself, asked for in the safety layer. A board that does not know the question is told of
// in the log, once for each part: only a person can flash it.
import { err, ok } from '../../controller/core/result.ts';
import type { Log } from '../../controller/ports.ts';
import type { TimedReads } from '../driver.ts';
import type { Reply, RequestChannel } from './request-channel.ts';
import { countRead, type Request } from './requests.ts';

const FLASH = 'flash this board: npm run yapu -- flash';

export const createTimedReads = (channel: RequestChannel, log: Log): TimedReads => {
  const told = new Set<string>();

  const tellOnce = (part: string, pin: number, refusal: string): void => {
    const key = `${part} ${pin} ${refusal}`;
    if (told.has(key)) return;
    told.add(key);
    if (refusal === 'unknown-type')
      log.error(`the board's firmware is too old for a ${part}`, { pin, mend: FLASH });
    else log.warn(`the board does not serve the ${part}`, { pin, refusal });
  };

  /** The answer of the wanted kind; a refusal is told and leaves nothing. */
  const ask = async <K extends Reply['kind']>(kind: K, request: Request, part: string, pin: number) => {
    const reply = await channel.ask(request);
    if (reply.ok && reply.value.kind === kind) return reply.value as Extract<Reply, { kind: K }>;
    if (!reply.ok && reply.error !== 'silent') tellOnce(part, pin, reply.error);
    return undefined;
  };

  return {
    async count(pin) {
      const counted = await ask('counted', countRead(pin), 'flow meter', pin);
      if (counted?.pin !== pin) return err('no-answer');
      return ok({ falls: counted.falls, period: counted.period });
    },
  };
};
