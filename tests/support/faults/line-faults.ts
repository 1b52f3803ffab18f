// What happens to the cable and to the bytes on it.
import { createSeeded } from '../seeded.ts';
import { type Fault, hostStandsStill, runningFault } from './fault.ts';

const LINE_RATE = 5760;
const GARBAGE_MS = 60_000;
const SLICE_MS = 20;
const SETTLE_MS = 6000;

export const LINE_FAULTS: readonly Fault[] = [
  runningFault('cable-pulled', 'the USB cable is pulled while pump and heater run', async (rig) => {
    rig.plug(false);
    await rig.run(SETTLE_MS);
    rig.plug(true);
  }),
  runningFault('half-open', 'the line stays open and carries nothing any more', async (rig) => {
    rig.site.board.line.drop();
    const write = rig.cable().write;
    rig.cable().write = () => undefined;
    await rig.run(SETTLE_MS);
    rig.cable().write = write;
  }),
  runningFault('garbage', 'sixty seconds of garbage at the full rate of the line, both ways', async (rig) => {
    const random = createSeeded(7);
    const noise = (bytes: number) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256));
    const cable = rig.cable();
    const write = cable.write.bind(cable);
    // What the host says drowns in it too.
    cable.write = (bytes) => write(noise(bytes.length));
    for (let passed = 0; passed < GARBAGE_MS; passed += SLICE_MS) {
      cable.disturb('board', noise((LINE_RATE * SLICE_MS) / 1000));
      cable.disturb('host', noise((LINE_RATE * SLICE_MS) / 1000));
      await rig.run(SLICE_MS);
    }
    cable.write = write;
  }),
  runningFault('cut-order', 'the host dies with half an order written', (rig) => {
    const cable = rig.cable();
    const write = cable.write.bind(cable);
    cable.write = (bytes) => write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
    rig.body.vouch(15_000 as Parameters<typeof rig.body.vouch>[0]);
    void rig.body.actuate([]);
    cable.write = () => undefined;
    hostStandsStill(rig, SETTLE_MS);
    cable.write = write;
  }),
  runningFault('opened-fifty-times', 'the port is opened fifty times in a row', async (rig) => {
    for (let time = 0; time < 50; time += 1) {
      rig.plug(false);
      await rig.run(300);
      rig.plug(true);
      await rig.run(700);
    }
  }),
];
