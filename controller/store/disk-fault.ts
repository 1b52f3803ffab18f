// What an errno means to the people: the disk is full, turned read-only, or failing. Codes: man 3 errno.
import { type Because, because } from '../core/because.ts';

export type DiskFault = 'full' | 'read-only' | 'failing';

/** The errno name of a failed system call, if it was one. */
export const errorCode = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

export const diskFault = (cause: unknown): DiskFault => {
  switch (errorCode(cause)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'read-only';
    default:
      return 'failing';
  }
};

/** The alarm a failed write raises: `alarm.disk-full`, `alarm.disk-read-only` or `alarm.disk-failing`. */
export const diskTrouble = (cause: unknown): Because => because(`alarm.disk-${diskFault(cause)}`);

/** Runs `act` and takes "there is no such file" for an answer. */
export const ifThere = async <T>(act: Promise<T>): Promise<T | undefined> => {
  try {
    return await act;
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw cause;
  }
};
