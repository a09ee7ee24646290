/** What becomes of the copy of the app that a service worker keeps. */
export interface KeptAppListener {
  /** Everything the app is made of is on this device. */
  onKept(): void;
  /** It could not be kept: no room, no connection half-way, or a browser that does not let this page. */
  onFailed(): void;
  /** A newer version is there. It is not used before every page of the app is closed, or `replace` is called. */
  onNewer(): void;
}

export interface KeptApp {
  /** Loads this page again, with the newer version. */
  replace(): void;
}

/**
 * Keeps the app on this device and looks for newer versions of it. A page is never replaced unasked: in another tab the
 * newer version is only offered.
 *
 * @param baseUrl absolute address the app is served under, with the slash at the end
 */
export function keepApp(baseUrl: string, { onKept, onFailed, onNewer }: KeptAppListener): KeptApp {
  let loadNewer = () => location.reload();

  async function register(): Promise<void> {
    const { Workbox } = await import('workbox-window');
    const worker = new Workbox(new URL('sw.js', baseUrl).href, { scope: baseUrl });
    let asked = false;
    worker.addEventListener('waiting', () => {
      loadNewer = () => {
        asked = true;
        worker.messageSkipWaiting();
      };
      onNewer();
    });
    worker.addEventListener('controlling', ({ isUpdate }) => {
      loadNewer = () => location.reload();
      if (asked) location.reload();
      else if (isUpdate) onNewer();
    });
    worker.addEventListener('redundant', ({ isUpdate }) => {
      // A newer version that did not come leaves the present one as it is.
      if (!isUpdate) onFailed();
    });
    await worker.register();
    await navigator.serviceWorker.ready;
    onKept();
  }

  register().catch(onFailed);
  return { replace: () => loadNewer() };
}
