// The session cookie: unreadable to scripts, never sent by foreign pages. Without Secure, because the local network speaks plain http.
const NAME = 'yapu';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The token in a Cookie header; undefined when there is none that could be ours. */
export const readToken = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${NAME}=`))
    .map((part) => part.slice(NAME.length + 1))
    .find((value) => TOKEN.test(value));

export const writeToken = (value: string, maxAgeSeconds: number): string =>
  `${NAME}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Strict`;

export const clearToken = (): string => writeToken('', 0);
