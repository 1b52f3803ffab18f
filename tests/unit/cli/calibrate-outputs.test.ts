// A pump or a motor on the command line: the controller names the steps, the person says what only a person can see.
import { describe, expect, it } from 'vitest';
import { takeSteps } from '../../../controller/cli/calibrate-outputs.ts';
import { takePoints } from '../../../controller/cli/calibrate-steps.ts';
import type { CalibrationView, NextStep } from '../../../controller/contract/calibration.ts';
import type { ReferenceKind } from '../../../controller/core/calibration/reference.ts';
import { keepingTerminal } from '../../support/terminal.ts';

type Watch = NonNullable<CalibrationView['watch']>;

/** A controller that asks for these steps in turn; each is done as soon as it is sent. */
const sitDown = (steps: readonly NextStep[], answers: readonly (string | undefined)[], points = 0) => {
  const left = [...steps];
  const replies = [...answers];
  const [sent, asked]: [unknown[], string[]] = [[], []];
  const terminal = {
    ...keepingTerminal('en', (question) => {
      asked.push(question.trim());
      return replies.shift();
    }),
    say: (key: string) => key,
  };
  const references: readonly ReferenceKind[] = ['way', 'arrived', 'run', 'glass', 'dry'];
  const session = { session: 's', tag: 'x', references, least: 2, most: 3 } as unknown as CalibrationView;
  const run = {
    session,
    points: [],
    supplies: {},
    isSure: false,
    pause: async () => false,
    terminal,
    talk: {
      act: async (_tag: string, _step: string, body: { reference?: { kind: string } }) => {
        sent.push(body.reference);
        if (body.reference?.kind !== 'way') left.shift();
        return { outcome: 'accepted' as const };
      },
      view: async () => {
        const watch = { state: 'steady', progress: 1 } as Watch;
        const taken = Array.from({ length: points });
        return { ...session, points: taken, watch, ...(left[0] ? { next: left[0] } : {}) } as CalibrationView;
      },
      records: async () => [],
      importRecords: async () => ({ outcome: 'accepted' as const, imported: 0, known: 0 }),
    },
  };
  const give = (...texts: string[]) => takePoints({ ...run, points: texts });
  return { work: () => takeSteps(run), give, sent, asked, notes: terminal.noted };
};

describe('points given with the command', () => {
  it('a probe is rinsed and moved; of a pump and a motor nothing is', async () => {
    const desk = sitDown([{ kind: 'run', run: 1 }], ['', '', '']);
    await desk.give('run=20:1', 'glass=8:1', 'dry');
    expect(desk.asked).toEqual(['cli.calibrate.now', 'cli.calibrate.now', 'cli.calibrate.dip']);
  });
});

describe('step after step', () => {
  it('a pump runs for so long, and the glass is read; what is no number is asked again', async () => {
    const steps: NextStep[] = [
      { kind: 'run', run: 1 },
      { kind: 'glass', run: 1 },
    ];
    const desk = sitDown(steps, ['veinte', '20', '18,5']);
    await desk.work();
    expect(desk.sent).toEqual([
      { kind: 'run', seconds: 20, run: 1 },
      { kind: 'glass', ml: 18.5, run: 1 },
    ]);
    expect(desk.notes()).toMatch(/^cli\.calibrate\.point-fault rig\.fault\.wanted\n/);
    expect(desk.asked.at(-1)).toBe('cli.calibrate.step.glass');
  });

  it('a motor is sent, and the person says when it is there', async () => {
    const desk = sitDown([{ kind: 'way', end: 'shut', run: 0 }], ['', '']);
    await desk.work();
    expect(desk.sent).toEqual([
      { kind: 'way', end: 'shut', run: 0 },
      { kind: 'arrived', end: 'shut', run: 0 },
    ]);
    expect(desk.asked).toEqual(['cli.calibrate.step.shut-first', 'cli.calibrate.arrived']);
  });

  it('ends when the person has enough, but not before the glass is read', async () => {
    const more = sitDown([{ kind: 'run', run: 3 }], [''], 2);
    await more.work();
    expect([more.sent, more.asked]).toEqual([[], ['cli.calibrate.enough.run']]);
    const glass = sitDown([{ kind: 'glass', run: 3 }], ['7'], 2);
    await glass.work();
    expect(glass.sent).toEqual([{ kind: 'glass', ml: 7, run: 3 }]);
  });

  it('cannot do without a person', async () => {
    await expect(sitDown([{ kind: 'run', run: 1 }], [undefined]).work()).rejects.toThrow('no-terminal');
  });
});
