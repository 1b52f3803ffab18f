// A tablet that speaks to the controller by REST alone.
import { snapshotSchema } from '../../controller/contract/snapshot.ts';

/** Sends and gives the answer's body. `token`: the cookie of a tablet that has signed in. */
export const send = async (
  url: string,
  method: string,
  path: string,
  body: unknown,
  token: string,
): Promise<unknown> => {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Cookie: token },
    body: JSON.stringify(body),
  });
  return answer.json();
};

/** The cookie of the tablet that chose it. */
export const choosePin = async (url: string): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/pin`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ pin: '2580' }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};

export const stateOf = async (url: string) =>
  snapshotSchema.parse(await (await fetch(`${url}/api/v1/state`)).json());
