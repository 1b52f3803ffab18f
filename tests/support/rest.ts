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

/** The cookie of the family's tablet that chose it; the technician gets the same PIN. */
export const choosePin = async (url: string): Promise<string> => {
  const choose = (role: string, cookie: string) =>
    fetch(`${url}/api/v1/pin`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(cookie ? { Cookie: cookie } : {}) },
      body: JSON.stringify({ pin: '2580', role }),
    });
  const [cookie = ''] = ((await choose('family', '')).headers.get('set-cookie') ?? '').split(';');
  await choose('technician', cookie);
  return cookie;
};

/** The cookie of another tablet, which has signed in with the PIN of `choosePin`. */
export const signIn = async (url: string, role: 'family' | 'technician'): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ pin: '2580', role }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};

export const stateOf = async (url: string) =>
  snapshotSchema.parse(await (await fetch(`${url}/api/v1/state`)).json());
