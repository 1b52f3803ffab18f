// One calibration as its technician walks through it. The controller holds the session and judges; here is only which screen is open.
// A reload finds the session again: it belongs to the tablet that began it, or to the one on which somebody says "that is me".
import type {
  CalibrationAnswer,
  CalibrationBegin,
  CalibrationPointRequest,
  CalibrationRecord,
  CalibrationView,
} from '../../../../controller/contract/calibration.ts';
import type { WireBecause } from '../../../../controller/contract/snapshot.ts';
import type { CalibrationStep, Commands } from '../../../state/commands.ts';
import type { Session } from '../../../state/session.svelte.ts';
import { keep, OWN_SESSION, recall, TECHNICIAN } from './tablet-memory.ts';

export type Dip = Omit<CalibrationPointRequest, 'session'>;

/** `ended`: nobody went on with it, and the controller ended it. */
export type Screen = 'opening' | 'who' | 'liquid' | 'rinse' | 'dip' | 'watch' | 'result' | 'ended';

interface Shown {
  readonly screen: Screen;
  /** Of this tablet, or somebody else's. */
  readonly view: CalibrationView | undefined;
  readonly isMine: boolean;
  /** What the probe goes into next, or stands in. */
  readonly dip: Dip | undefined;
  /** Why the last step was not done. */
  readonly trouble: WireBecause | undefined;
  /** What came of it. */
  readonly record: CalibrationRecord | undefined;
  readonly isBusy: boolean;
}

export interface Wizard {
  readonly shown: Shown;
  look(): Promise<void>;
  begin(who: CalibrationBegin): Promise<void>;
  /** The same person on another tablet. */
  takeOver(): void;
  choose(dip: Dip): void;
  open(screen: Extract<Screen, 'who' | 'liquid' | 'rinse' | 'dip'>): void;
  /** The probe stands in it. */
  dipped(): Promise<void>;
  /** The next step of an output, at once. */
  step(reference: Dip['reference']): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
  undo(by: string): Promise<void>;
}

export interface WizardDeps {
  readonly tag: string;
  readonly commands: Pick<Commands, 'calibrate' | 'calibration'>;
  readonly session: Pick<Session, 'act'>;
}

const NOTHING: Shown = {
  screen: 'opening',
  view: undefined,
  isMine: false,
  dip: undefined,
  trouble: undefined,
  record: undefined,
  isBusy: false,
};

export const createWizard = ({ tag, commands, session }: WizardDeps): Wizard => {
  let shown = $state.raw<Shown>(NOTHING);
  const show = (change: Partial<Shown>): void => {
    shown = { ...shown, ...change };
  };

  /** Undefined where it was not done; the reason is then shown. */
  const act = async (step: CalibrationStep, body: object): Promise<CalibrationAnswer | undefined> => {
    if (shown.isBusy) return undefined;
    show({ isBusy: true, trouble: undefined });
    const reply = await session.act(() => commands.calibrate(tag, step, body));
    show({ isBusy: false });
    if (reply.ok && reply.value.outcome === 'accepted') return reply.value;
    show({ trouble: reply.ok ? refusalOf(reply.value) : reply.because });
    return reply.ok ? reply.value : undefined;
  };
  const own = () => ({ session: shown.view?.session ?? '' });

  const resume = (view: CalibrationView): Partial<Shown> => {
    keep(OWN_SESSION, view.session);
    return { view, isMine: true, dip: dipOf(view), screen: view.watch ? 'watch' : 'liquid' };
  };

  const heard = (view: CalibrationView | undefined): Partial<Shown> => {
    if (!view) return { view, isMine: false, screen: shown.isMine ? 'ended' : 'who' };
    if (shown.isMine && shown.view?.session === view.session) return { view };
    return view.session === recall(OWN_SESSION) ? resume(view) : { view, isMine: false, screen: 'who' };
  };

  return {
    get shown() {
      return shown;
    },
    async look() {
      const reply = await commands.calibration(tag);
      const isOver = shown.screen === 'result' || shown.screen === 'ended';
      if (reply.ok && !shown.isBusy && !isOver) show(heard(reply.value.session ?? undefined));
    },
    async begin(who) {
      keep(TECHNICIAN, who.by);
      const answer = await act('begin', who);
      if (answer?.outcome === 'accepted' && answer.session) show(resume(answer.session));
    },
    takeOver() {
      if (shown.view) show(resume(shown.view));
    },
    choose: (dip) => show({ dip, screen: 'rinse', trouble: undefined }),
    open: (screen) =>
      show({ screen, trouble: undefined, ...(screen === 'who' ? { record: undefined } : {}) }),
    async dipped() {
      const answer = await act('point', { ...own(), ...shown.dip });
      if (answer?.outcome === 'accepted' && answer.session) show({ screen: 'watch', view: answer.session });
      else show({ screen: 'liquid' });
    },
    async step(reference) {
      const answer = await act('point', { ...own(), reference });
      if (answer?.outcome === 'accepted' && answer.session) show({ view: answer.session });
    },
    async finish() {
      const answer = await act('finish', own());
      if (answer?.record) show({ screen: 'result', record: answer.record });
    },
    async abandon() {
      const answer = await act('abandon', own());
      if (answer?.outcome === 'accepted') show({ ...NOTHING, screen: 'ended' });
    },
    async undo(by) {
      const answer = await act('undo', { by });
      if (answer?.record) show({ record: answer.record });
    },
  };
};

const refusalOf = (answer: CalibrationAnswer): WireBecause | undefined =>
  answer.outcome === 'refused' ? answer.because : undefined;

/** What stands in the session, to be taken again after a reload. */
const dipOf = ({ watch }: CalibrationView): Dip | undefined =>
  watch && {
    reference: watch.reference,
    ...(watch.temperature === undefined ? {} : { temperature: watch.temperature }),
  };
