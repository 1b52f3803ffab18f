/** What a card asks for, without its place: `stage-harvest:crop-2026-07-01` → `stage-harvest`. Its name and its help are found by it. */
export const taskKind = (id: string): string => id.split(':')[0] ?? id;
