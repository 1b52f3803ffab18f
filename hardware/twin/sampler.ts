// Samples of all channels of a rig, as its parts give them, sound or broken.
import type { Sample, Tag } from '../../controller/core/reading.ts';
import type { Timestamp } from '../../controller/core/units.ts';
import type { BrokenPlant } from './broken-plant.ts';
import type { VirtualChannel } from './parts.ts';

export const createSampler = (
  channels: readonly VirtualChannel[],
  broken: Pick<BrokenPlant, 'isSilent' | 'isStuck'>,
): ((at: Timestamp) => readonly Sample[]) => {
  const lastRaw = new Map<Tag, number>();
  const sampleOne = ({ tag, measure }: VirtualChannel, at: Timestamp): Sample => {
    if (broken.isSilent(tag)) return { tag, at, fault: 'no-answer' };
    const last = lastRaw.get(tag);
    if (broken.isStuck(tag) && last !== undefined) return { tag, at, raw: last };
    const measured = measure();
    if (!measured.ok) return { tag, at, fault: measured.error };
    lastRaw.set(tag, measured.value);
    const { doubt } = measured;
    return { tag, at, raw: measured.value, ...(doubt ? { doubt } : {}) };
  };
  return (at) => channels.map((channel) => sampleOne(channel, at));
};
