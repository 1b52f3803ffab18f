// The command's line to a running controller: the same REST as the console's, the PIN asked for when it is wanted.
import type {
  CalibrationAnswer,
  CalibrationImportAnswer,
  CalibrationRecord,
  CalibrationView,
} from '../contract/calibration.ts';
import type { Problem } from '../contract/request.ts';
import { because } from '../core/because.ts';
import { CommandFailed } from './command-line.ts';

export interface Talk {
  /** An act on a probe: '' begins, then `/point`, `/finish`, `/abandon`, `/undo`. */
  act(tag: string, step: string, body: object): Promise<CalibrationAnswer>;
  view(tag: string): Promise<CalibrationView | null>;
  records(): Promise<readonly CalibrationRecord[]>;
  importRecords(records: readonly CalibrationRecord[]): Promise<CalibrationImportAnswer>;
}

/** Without a controller: a line to the board itself, given back at the end. */
export interface BoardTalk extends Talk {
  close(): Promise<void>;
}

export interface BoardWish {
  readonly port: string;
  readonly rigFile: string;
  /** Where the records go, behind those that are there. */
  readonly file: string;
  readonly tag: string;
}

export interface TalkOptions {
  /** Such as http://127.0.0.1:8080. */
  readonly url: string;
  /** The technician's PIN; undefined where nobody can be asked. */
  readonly pin: () => Promise<string | undefined>;
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

const TIMEOUT_MS = 15_000;

export const openTalk = ({ url, pin }: TalkOptions): Talk => {
  let cookie = '';

  const send = async ({ method, path, body }: Call): Promise<Response> => {
    try {
      return await fetch(new URL(`/api/v1${path}`, url), {
        method,
        headers: {
          ...(body ? { 'Content-Type': 'application/json' } : {}),
          ...(cookie ? { Cookie: cookie } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
    } catch {
      throw new CommandFailed(because('cli.nobody', { url }));
    }
  };

  const signIn = async (): Promise<void> => {
    const given = await pin();
    if (given === undefined) throw new CommandFailed(because('cli.calibrate.pin-wanted'));
    const response = await send({
      method: 'POST',
      path: '/session',
      body: { pin: given, role: 'technician' },
    });
    if (!response.ok) throw await failureOf(response);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  const call = async (wanted: Call): Promise<unknown> => {
    let response = await send(wanted);
    if (response.status === 401) {
      await signIn();
      response = await send(wanted);
    }
    if (!response.ok) throw await failureOf(response);
    return response.json();
  };

  const at = (tag: string): string => `/calibrations/${encodeURIComponent(tag)}`;
  return {
    act: async (tag, step, body) =>
      (await call({ method: 'POST', path: `${at(tag)}${step}`, body })) as CalibrationAnswer,
    view: async (tag) =>
      ((await call({ method: 'GET', path: at(tag) })) as { session: CalibrationView | null }).session,
    records: async () =>
      (await call({ method: 'GET', path: '/calibrations' })) as readonly CalibrationRecord[],
    importRecords: async (brought) =>
      (await call({
        method: 'POST',
        path: '/calibration-imports',
        body: { records: brought },
      })) as CalibrationImportAnswer,
  };
};

/** What a refusal of the web room says, and of each wrong value what is the matter with it. */
export const failureOf = async (response: Response): Promise<CommandFailed> => {
  const problem = (await response.json().catch(() => undefined)) as Problem | undefined;
  if (!problem?.because)
    return new CommandFailed(because('cli.no-answer', { url: response.url, status: response.status }));
  const faults = (problem.faults ?? []).flatMap(({ path, because: what }) =>
    path === '' ? [what] : [because('cli.place', { path }), what],
  );
  return new CommandFailed(problem.because, ...faults);
};
