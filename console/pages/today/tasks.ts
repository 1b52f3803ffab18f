// What a person is to do now, worst first: alarms that nobody has seen, then those seen, then advice where no motor is fitted.
import type { Snapshot, WireAlarm, WireBecause } from '../../../controller/contract/snapshot.ts';
import { callingAlarms } from '../../state/alarms.ts';

export type Task =
  | { readonly kind: 'alarm'; readonly id: string; readonly alarm: WireAlarm }
  | { readonly kind: 'advice'; readonly id: string; readonly because: WireBecause };

export const tasksOf = (snapshot: Pick<Snapshot, 'alarms' | 'advice'>): readonly Task[] => [
  ...callingAlarms(snapshot).map((alarm): Task => ({ kind: 'alarm', id: alarm.id, alarm })),
  ...Object.entries(snapshot.advice).map(([id, because]): Task => ({ kind: 'advice', id, because })),
];
