// How a connection begins: open the line, shake hands, recognise and configure the board. Nothing of a connection outlives
// it: the next one is a new session over a new transport, because a closed port would deliver old bytes later.
import { err, ok, type Result } from '../../controller/core/result.ts';
import type { LinkFault } from '../link.ts';
import type { Identity } from './answers.ts';
import { guardedBy } from './firmware-age.ts';
import { shakeHands } from './handshake.ts';
import { createLine, type Line } from './line.ts';
import { linkFault } from './link-fault.ts';
import { Session, type SessionOptions } from './live-session.ts';
import { encodeProgram } from './programs.ts';
import { provisionBoard } from './provision.ts';

const open = async ({ transport, log }: SessionOptions): Promise<LinkFault | undefined> => {
  try {
    await transport.open();
    return undefined;
  } catch (cause) {
    log.warn('cannot open the port', { port: transport.path, cause: String(cause) });
    return linkFault.cannotOpen(transport.path);
  }
};

const shake = async (line: Line, { transport, clock }: SessionOptions): Promise<LinkFault | undefined> => {
  const hands = await shakeHands(line.io, clock);
  if (hands.ok) return undefined;
  return hands.error.kind === 'foreign'
    ? linkFault.foreignSketch(transport.path, hands.error.name)
    : linkFault.noAnswer(transport.path);
};

const meet = async (line: Line, options: SessionOptions): Promise<Result<Identity, LinkFault>> => {
  const fault = (await open(options)) ?? (await shake(line, options));
  if (fault) return err(fault);
  return provisionBoard({
    channel: line.channel,
    port: options.transport.path,
    model: options.model === 'mega' ? 2 : 1,
    id: options.id,
    guarded: options.guarded,
    programs: options.programs.map(encodeProgram),
    randomBytes: options.randomBytes,
  });
};

/** A working session, or why there is none. Never rejects. */
export const openSession = async (options: SessionOptions): Promise<Result<Session, LinkFault>> => {
  const line = createLine(options.transport, options.clock, options.log);
  options.signal.addEventListener('abort', line.hangUp);
  const identity = await meet(line, options);
  options.signal.removeEventListener('abort', line.hangUp);
  if (!identity.ok) {
    await line.close();
    return identity;
  }
  const guarded = guardedBy(identity.value.firmware, options.guarded);
  const session = new Session(line, identity.value, { ...options, guarded });
  const fault = await session.begin();
  return fault ? err(fault) : ok(session);
};
