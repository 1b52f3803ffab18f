// What the controller says of edits before they are saved.
import type { ProfileEdit, ProfilePreview } from '../../../controller/contract/own-profiles.ts';
import type { Commands } from '../../state/commands.ts';

export interface Judge {
  /** Of the edits that were judged last; absent while there are none. */
  readonly preview: ProfilePreview | undefined;
  /** The edits have changed since. */
  readonly isJudging: boolean;
}

const JUDGE_AFTER_MS = 250;

/** Must be called while a component is set up. */
export const createJudge = (
  commands: Pick<Commands, 'previewProfile'>,
  id: string,
  edits: () => readonly ProfileEdit[],
): Judge => {
  let judged = $state.raw<{ readonly edits: readonly ProfileEdit[]; readonly preview: ProfilePreview }>();

  $effect(() => {
    const asked = edits();
    if (asked.length === 0 || judged?.edits === asked) return;
    const timer = setTimeout(async () => {
      const reply = await commands.previewProfile(id, asked);
      if (asked === edits() && reply.ok) judged = { edits: asked, preview: reply.value };
    }, JUDGE_AFTER_MS);
    return () => clearTimeout(timer);
  });

  return {
    get preview() {
      return edits().length > 0 ? judged?.preview : undefined;
    },
    get isJudging() {
      return edits().length > 0 && judged?.edits !== edits();
    },
  };
};
