// Which page is open: the part of the address after `#`.
export interface Route {
  readonly path: string;
}

/** Follows the address of this window. */
export const createRoute = (window: Window): Route => {
  const read = (): string => window.location.hash.slice(1) || '/';
  let path = $state(read());
  window.addEventListener('hashchange', () => {
    path = read();
  });
  return {
    get path() {
      return path;
    },
  };
};
