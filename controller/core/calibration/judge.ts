// Which law judges which kind of probe, how calm it must be before it is read, and when it is due again.
import { because } from '../because.ts';
import type { Channel } from '../installation.ts';
import type { QuantityKind } from '../quantities.ts';
import { minutes, seconds } from '../units.ts';
import { judgeAcidity } from './acidity.ts';
import { judgeConductivity } from './conductivity.ts';
import { LONGEST_COUNT } from './counting.ts';
import { type Judgement, type Point, type Probe, refuse } from './judgement.ts';
import { judgeLevel } from './level.ts';
import { judgeLight } from './light.ts';
import { judgeOxygen } from './oxygen.ts';
import { judgeRuns } from './runs.ts';
import { judgeSoil } from './soil.ts';
import type { Gate } from './steadiness.ts';
import { judgeHumidity, judgeThermometer } from './thermometer.ts';
import { judgeTravel } from './travel.ts';

/** The line that these points give this probe, or why they give none. */
export const judgeCalibration = (points: readonly Point[], probe: Probe): Judgement => {
  switch (probe.channel.quantity) {
    case 'acidity':
      return judgeAcidity(points, probe);
    case 'conductivity':
      return judgeConductivity(points, probe);
    case 'oxygen':
      return judgeOxygen(points, probe);
    case 'airTemperature':
    case 'waterTemperature':
      return judgeThermometer(points);
    case 'humidity':
      return judgeHumidity(points);
    case 'level':
      return judgeLevel(points);
    case 'illuminance':
      return judgeLight(points, probe);
    case 'flow':
    case 'pumpRate':
      return judgeRuns(points, probe, probe.channel.quantity);
    case 'travel':
      return judgeTravel(points, probe);
    case 'moisture':
      return judgeSoil(points);
    default:
      return refuse(because('calibration.no-procedure', { tag: probe.channel.tag }));
  }
};

/**
 * 1 mV in 30 s and three minutes for pH, the practice of makers; 42 s are as short as lets no drift of 1.5 mV pass, and 3 mV of the way to
 * rest may be foretold (`bench -- calibration`).
 * The rest is field judgement, a third of what is asked of the probe.
 */
export const gateOf = ({ quantity, amplifier }: Channel): Gate => {
  const volts = Math.abs(amplifier?.gain ?? 1) / 1000;
  switch (quantity) {
    case 'acidity':
      return {
        window: seconds(42),
        drift: { absolute: volts, relative: 0 },
        spread: { absolute: 3 * volts, relative: 0 },
        limit: minutes(3),
        tail: 3 * volts,
      };
    case 'oxygen':
      return {
        window: seconds(60),
        drift: { absolute: 0.005, relative: 0.01 },
        spread: { absolute: 0.01, relative: 0.02 },
        limit: minutes(10),
      };
    case 'airTemperature':
    case 'waterTemperature':
      return gate(60, 0.05, 10);
    case 'humidity':
      return gate(120, 0.15, 15);
    // A cloud that nobody sees moves it by more within five minutes; the sun itself, an hour from noon, by half a percent.
    case 'illuminance':
      return {
        window: minutes(5),
        drift: { absolute: 0, relative: 0.003 },
        spread: { absolute: 0, relative: 0.01 },
        limit: minutes(15),
      };
    case 'flow':
      return { ...gate(40, 0.1, 1), limit: LONGEST_COUNT };
    default:
      return {
        window: seconds(40),
        drift: { absolute: 0.005, relative: 0.01 },
        spread: { absolute: 0.01, relative: 0.02 },
        limit: minutes(3),
      };
  }
};

const gate = (window: number, drift: number, limit: number): Gate => ({
  window: seconds(window),
  drift: { absolute: drift, relative: 0 },
  spread: { absolute: 3 * drift, relative: 0 },
  limit: minutes(limit),
});

/** Days until it is due again: 14 for pH and 30 for conductivity by practice, the rest field judgement. */
const DUE_DAYS: Partial<Readonly<Record<QuantityKind, number>>> = {
  acidity: 14,
  conductivity: 30,
  oxygen: 30,
  pumpRate: 30,
};
const OTHERS_DUE_DAYS = 180;

export const dueAfterDays = (kind: QuantityKind): number => DUE_DAYS[kind] ?? OTHERS_DUE_DAYS;
