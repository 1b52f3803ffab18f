// Blinks the board's own LED so that a person finds it among several. Pin 13 is driven by plain Firmata, which the board
// refuses for a guarded pin; whatever happens, the pin ends low and is an input again.
import { type Millis, millis } from '../../controller/core/units.ts';
import type { Clock, Stop } from '../../controller/ports.ts';
import type { Line } from './line.ts';
import { STATE_READ } from './requests.ts';

/** The LED of Uno, Nano and Mega. */
export const LED_PIN = 13;
/** Two and a half flashes a second are seen at once and mistaken for nothing that a sketch does by itself. */
const HALF_FLASH = millis(200);

export interface Blinking {
  readonly line: Line;
  readonly clock: Clock;
  readonly lasting: Millis;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** `done` after its time, `stopped` by the signal, `lost` with the line. */
export const blinkLed = async ({
  line,
  clock,
  lasting,
  signal,
}: Blinking): Promise<'done' | 'stopped' | 'lost'> => {
  if (signal.aborted) return 'stopped';
  const { io } = line;
  let level: 0 | 1 = 0;
  const stops: Stop[] = [];
  io.pinMode(LED_PIN, io.MODES.OUTPUT);
  const ended = await new Promise<'done' | 'stopped' | 'lost'>((resolve) => {
    stops.push(
      clock.every(HALF_FLASH, () => {
        level = level === 0 ? 1 : 0;
        io.digitalWrite(LED_PIN, level);
      }),
      clock.after(lasting, () => resolve('done')),
    );
    line.onClosed(() => resolve('lost'));
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
  for (const stop of stops) stop();
  if (ended === 'lost') return ended;
  io.digitalWrite(LED_PIN, 0);
  io.pinMode(LED_PIN, io.MODES.INPUT);
  // Its answer shows that the two messages before it have arrived: closing a port throws away what still waits in it.
  await line.channel.ask(STATE_READ);
  return ended;
};
