// A second that a person may cut short with Ctrl-C, so that what was begun can be ended well.

/** Resolves with true when it was interrupted. */
export const pauseForASecond = (): Promise<boolean> =>
  new Promise((resolve) => {
    const end = (isInterrupted: boolean): void => {
      clearTimeout(timer);
      process.removeListener('SIGINT', onInterrupt);
      resolve(isInterrupted);
    };
    const onInterrupt = (): void => end(true);
    const timer = setTimeout(() => end(false), 1000);
    process.once('SIGINT', onInterrupt);
  });
