// Which board a person means by a word: its id, the name that a technician has given it, or its name in the rig.
import type { RigBoard } from '../contract/rig.ts';
import { UsageError } from '../options.ts';
import type { BoardNames } from './board-names.ts';

/** A word that is no name is taken for an id. Throws UsageError where it names two boards, or one of which only the name is known. */
export const idOf = (
  word: string,
  names: BoardNames,
  rigBoards: readonly Pick<RigBoard, 'name' | 'id'>[],
): string => {
  const given = [...names].find(([, name]) => name === word)?.[0];
  const inRig = rigBoards.find(({ name }) => name === word);
  if (given !== undefined && inRig?.id !== undefined && inRig.id !== given)
    throw new UsageError(
      `boards identify: two boards are called ${word}: ${given}, named by hand, and ${inRig.id}, in the rig. Say which by its id.`,
    );
  const id = given ?? inRig?.id;
  if (id === undefined && inRig)
    throw new UsageError(
      `boards identify: the rig calls a board ${word} and does not say its id;  npm run yapu -- boards  shows the ids of those that are there.`,
    );
  return id ?? word.toLowerCase();
};
