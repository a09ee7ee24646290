/**
 * Waits until the page has nothing else to do; Safari knows no idle time.
 * @param within milliseconds after which it is done waiting, whatever the page does
 */
export const idle = (within?: number): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window)
      requestIdleCallback(resolve, within === undefined ? {} : { timeout: within });
    else setTimeout(resolve, 200);
  });
