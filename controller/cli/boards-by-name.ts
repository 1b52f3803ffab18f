// Which board a person means by a word: its id, the name that a technician has given it, or its name in the rig.
import type { RigBoard } from '../contract/rig.ts';
import { because } from '../core/because.ts';
import type { BoardNames } from './board-names.ts';
import { Misunderstood } from './command-line.ts';

/** A word that is no name is taken for an id. Throws Misunderstood where it names two boards, or one of which only the name is known. */
export const idOf = (
  word: string,
  names: BoardNames,
  rigBoards: readonly Pick<RigBoard, 'name' | 'id'>[],
): string => {
  const given = [...names].find(([, name]) => name === word)?.[0];
  const inRig = rigBoards.find(({ name }) => name === word);
  if (given !== undefined && inRig?.id !== undefined && inRig.id !== given)
    throw new Misunderstood(because('cli.identify.two', { name: word, given, inRig: inRig.id }));
  const id = given ?? inRig?.id;
  if (id === undefined && inRig) throw new Misunderstood(because('cli.identify.without-id', { name: word }));
  return id ?? word.toLowerCase();
};
