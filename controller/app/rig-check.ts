// A rig as somebody wrote it: what is wrong with it, all at once as far as it can be read, and what would be screwed on where.
import { type Rig, rigSchema } from '../contract/rig.ts';
import type { RigReport } from '../contract/wiring.ts';
import { schemaReason, valueAt } from '../core/schema-reason.ts';
import { wireBecause } from './snapshot.ts';

/** Where the file itself is wrong nothing is known of boards yet. `examine`: what the hardware has to say. */
export const checkRig = (data: unknown, examine: (rig: Rig) => RigReport): RigReport => {
  const parsed = rigSchema.safeParse(data, { jitless: true });
  if (parsed.success) return isTooLarge(parsed.data) ? TOO_LARGE : examine(parsed.data);
  const faults = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    because: wireBecause(schemaReason(issue, valueAt(data, issue.path))),
  }));
  return { faults, cautions: [], boards: [], lines: [] };
};

/** Parts of one house; more than four boards carry. Whoever sends thousands must not keep the control loop waiting. */
const MOST_PARTS = 100;
const isTooLarge = ({ boards, lines, sensors, actuators }: Rig): boolean =>
  boards.length + lines.length + sensors.length + actuators.length > MOST_PARTS;
const TOO_LARGE: RigReport = {
  faults: [{ path: '', because: { key: 'rig.fault.too-many', params: { most: MOST_PARTS } } }],
  cautions: [],
  boards: [],
  lines: [],
};
