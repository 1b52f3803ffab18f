// The stepped clock, starting on a July noon of the Altiplano unless a test says otherwise.
import { createSteppedClock, type SteppedClock } from '../../controller/app/stepped-clock.ts';

export type TestClock = SteppedClock;

export const createTestClock = (start = Date.UTC(2026, 6, 1, 16, 0)): TestClock => createSteppedClock(start);
