// A host in a process of its own, over a real serial port: `tsx host-process.ts <tty> [output] [step]`. It says when the link is
// ready, then keeps the named output on; with no name it drives nothing. With a step it kills itself there in its third round.
import { randomBytes } from 'node:crypto';
import { createClock } from '../../controller/app/clock.ts';
import { seconds } from '../../controller/core/units.ts';
import { assembleBoard } from '../../hardware/assemble.ts';
import { createSerialTransport } from '../../hardware/board/serial-transport.ts';
import { commands, createTestLog, quietRig } from './body-orders.ts';

const [path = '', output, lastStep] = process.argv.slice(2);
const LAST_ROUND = 3;
const rig = quietRig();
const clock = createClock();
const body = assembleBoard({
  rig,
  clock,
  log: createTestLog(),
  randomBytes,
  openTransport: async () => createSerialTransport({ path, clock }),
});

body.onLink(({ state, because }) => process.stdout.write(`${state} ${because?.key ?? ''}\n`));

let rounds = 0;

/** As an oom-killer would: no word, no last write. */
const dieAt = (step: string): void => {
  if (step === lastStep && rounds === LAST_ROUND) process.kill(process.pid, 'SIGKILL');
};

clock.every(seconds(1), async () => {
  if (body.link().state !== 'ready') return;
  rounds += 1;
  dieAt('idle');
  if (output) body.vouch(seconds(15));
  dieAt('vouched');
  const ordered = output ? body.actuate(commands(rig, { [output]: 1 })) : [];
  dieAt('ordered');
  const statuses = await ordered;
  dieAt('answered');
  const sampling = body.sample();
  dieAt('sampling');
  const samples = await sampling;
  const duties = statuses.map(({ actuator, duty }) => `${actuator}=${duty}`);
  const read = samples.filter((sample) => 'raw' in sample).length;
  const rss = Math.round(process.memoryUsage().rss / 1e6);
  process.stdout.write(`${[...duties, `read=${read}`, `rss=${rss}`].join(' ')}\n`);
});
