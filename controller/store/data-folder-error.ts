// Why a data folder cannot be used, each with one plain sentence of what to do. For the technician at the terminal.
import { type Because, because } from '../core/because.ts';
import { diskFault, errorCode } from './disk-fault.ts';

export type DataFolderFault = 'newer-version' | 'read-only' | 'full' | 'unreadable' | 'locked';

const WHAT_TO_DO: Readonly<Record<DataFolderFault, string>> = {
  'newer-version': 'was written by a newer Yapu; install that version again, or start with another folder.',
  'read-only':
    'cannot be written; check its owner, or replace the memory card if it has turned itself read-only.',
  full: 'is on a full disk; delete or move away files that are not needed, then start again.',
  unreadable: 'cannot be read; check the memory card, or start with another folder and restore a backup.',
  locked: 'is in use by another Yapu; stop that one first, or start with another folder.',
};

/**
 * Nothing has been started and nothing in the folder has been changed. Its message is plain English for the log; `because` says it
 * in any language.
 */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly kind: DataFolderFault;
  readonly because: Because;

  constructor(kind: DataFolderFault, folder: string, cause?: unknown) {
    super(`The data folder ${folder} ${WHAT_TO_DO[kind]}`, { cause });
    this.kind = kind;
    this.because = because(`data-folder.${kind}`, { folder });
  }
}

/** The folder error behind a failed system call at start. */
export const asDataFolderError = (folder: string, cause: unknown): DataFolderError => {
  if (cause instanceof DataFolderError) return cause;
  const fault = errorCode(cause) === undefined ? 'failing' : diskFault(cause);
  return new DataFolderError(fault === 'failing' ? 'unreadable' : fault, folder, cause);
};
