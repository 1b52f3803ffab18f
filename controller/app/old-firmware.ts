// Boards whose firmware is older than this program and that work all the same: what they cannot do is not asked of them, and is told.
import { because } from '../core/because.ts';
import type { Actuator } from '../core/installation.ts';
import type { TickInput } from '../core/state.ts';
import type { BoardReport } from '../ports.ts';

/** The outputs without a slow speed that their board could not end at once. */
export const atTheirSpeeds = (
  actuators: readonly Actuator[],
  reports: readonly BoardReport[],
): readonly Actuator[] => {
  const fast = new Set(reports.flatMap(({ fullSpeedOnly }) => fullSpeedOnly?.actuators ?? []));
  return actuators.map((actuator) => {
    if (!actuator.dosing?.slow || !fast.has(actuator.id)) return actuator;
    const { slow: _tooSlow, ...dosing } = actuator.dosing;
    return { ...actuator, dosing };
  });
};

/** One for each pump that must do without its slow speed. */
export const oldFirmwareAlarms = (reports: readonly BoardReport[]): TickInput['outsideAlarms'] =>
  reports.flatMap(({ fullSpeedOnly, link }) =>
    (fullSpeedOnly?.actuators ?? []).map((output) => ({
      id: `full-speed-only:${output}`,
      priority: 'attention',
      because: because('alarm.full-speed-only', {
        output,
        firmware: link.board?.firmware ?? '',
        needed: fullSpeedOnly?.needed ?? '',
      }),
    })),
  );
