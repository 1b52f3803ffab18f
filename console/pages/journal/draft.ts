// What stands in the form, and the request that it becomes. Pure, but for the id.
import type { WrittenRequest } from '../../../controller/contract/written.ts';
import type { Files } from '../../state/outgoing.ts';
import { newId, parseAmount } from './amount.ts';
import type { EntryKind, Unit } from './kinds.ts';

/** As it is typed: an empty field is an empty text. */
export interface Draft {
  kind: EntryKind;
  text: string;
  crop: string;
  kilos: number;
  grams: number;
  item: string;
  amount: string;
  unit: Unit;
  files: Files;
}

export type Fault = 'text' | 'weight' | 'item' | 'amount';

export const emptyDraft = (kind: EntryKind, crop: string): Draft => ({
  kind,
  text: '',
  crop,
  kilos: 1,
  grams: 0,
  item: '',
  amount: '',
  unit: 'kg',
  files: {},
});

/** What is missing before it can be kept. */
export const faultIn = (draft: Draft): Fault | undefined => {
  const { photo, voice } = draft.files;
  if (draft.kind === 'note' && draft.text.trim() === '' && !photo && !voice) return 'text';
  if (draft.kind === 'harvest' && weightOf(draft) === 0) return 'weight';
  if (draft.kind !== 'input') return undefined;
  if (draft.item.trim() === '') return 'item';
  return parseAmount(draft.amount) === undefined ? 'amount' : undefined;
};

/** kg */
const weightOf = ({ kilos, grams }: Draft): number => kilos + grams / 1000;

/** Of a draft without a fault; `at` by the controller's calendar, ms since 1970. */
export const toRequest = (draft: Draft, at: number): WrittenRequest => {
  const common = { id: newId(), at: Math.round(at) };
  const words = draft.text.trim();
  const text = words === '' ? {} : { text: words };
  switch (draft.kind) {
    case 'harvest':
      return {
        what: 'harvest',
        ...common,
        amount: weightOf(draft),
        unit: 'kg',
        ...(draft.crop === '' ? {} : { crop: draft.crop }),
        ...text,
      };
    case 'input':
      return {
        what: 'input',
        ...common,
        item: draft.item.trim(),
        amount: parseAmount(draft.amount) ?? 0,
        unit: draft.unit,
        ...text,
      };
    default:
      return { what: draft.kind, ...common, ...text };
  }
};

/** Back into the form, for whoever mends what was refused; `undo` has nothing to mend. */
export const toDraft = (request: WrittenRequest, files: Files = {}): Draft | undefined => {
  if (request.what === 'undo') return undefined;
  const draft = { ...emptyDraft(request.what, ''), text: request.text ?? '', files };
  if (request.what === 'harvest') {
    const grams = Math.round(request.amount * 1000);
    return { ...draft, crop: request.crop ?? '', kilos: Math.floor(grams / 1000), grams: grams % 1000 };
  }
  if (request.what === 'input')
    return { ...draft, item: request.item, amount: String(request.amount), unit: request.unit };
  return draft;
};
