// What the controller makes of a schedule before it is saved: its day, why blocks rest, what is wrong and where.
import type { SchedulePreview } from '../../../controller/contract/request.ts';
import type { Snapshot, WireBecause } from '../../../controller/contract/snapshot.ts';
import type { Commands } from '../../state/commands.ts';
import type { Block } from './blocks.ts';

/** What the controller says of a block. */
export interface BlockWords {
  readonly standing: SchedulePreview['blocks'][number] | undefined;
  readonly problems: readonly WireBecause[];
}

export interface Foresight {
  readonly preview: SchedulePreview | undefined;
  wordsFor(block: Block): BlockWords;
  /** What is wrong with a part that is no block. */
  problemsOf(path: string): readonly WireBecause[];
}

type Schedule = Snapshot['schedule'];
const ASK_AFTER_MS = 250;

/** Asks whenever `wish` changes and has rested for a moment. Must be called while a component is set up. */
export const createForesight = (
  commands: Pick<Commands, 'previewSchedule'>,
  wish: () => Schedule,
): Foresight => {
  let answer = $state.raw<{ readonly asked: Schedule; readonly preview: SchedulePreview } | undefined>();

  $effect(() => {
    const asked = wish();
    const ask = async (): Promise<void> => {
      const reply = await commands.previewSchedule(asked);
      if (reply.ok && asked === wish()) answer = { asked, preview: reply.value };
    };
    const timer = setTimeout(ask, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  });

  const problemsOf = (path: string): readonly WireBecause[] =>
    (answer?.preview.problems ?? []).filter((problem) => problem.path === path).map(({ because }) => because);

  return {
    get preview() {
      return answer?.preview;
    },
    // By the block itself: while a change is on its way, places in the list are not what they were.
    wordsFor(block) {
      const place = answer?.asked.blocks.indexOf(block) ?? -1;
      return { standing: answer?.preview.blocks[place], problems: problemsOf(`blocks.${place}`) };
    },
    problemsOf,
  };
};
