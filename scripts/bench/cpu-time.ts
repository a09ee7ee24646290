import type { Browser } from 'playwright';

/**
 * Processor time of all of a Chromium's processes while something goes on, in seconds a second: 1 is one core. From the
 * DevTools protocol; a process that ends meanwhile counts for nothing.
 */
export async function cpuPerSecond<T>(
  browser: Browser,
  during: () => Promise<T>,
): Promise<{ result: T; cpuPerSecond: number }> {
  const session = await browser.newBrowserCDPSession();
  const processes = async () => (await session.send('SystemInfo.getProcessInfo')).processInfo;
  try {
    const before = new Map((await processes()).map(({ id, cpuTime }) => [id, cpuTime]));
    const startedAt = performance.now();
    const result = await during();
    const after = await processes();
    const seconds = (performance.now() - startedAt) / 1000;
    const spent = after.reduce((sum, { id, cpuTime }) => sum + cpuTime - (before.get(id) ?? 0), 0);
    return { result, cpuPerSecond: spent / seconds };
  } finally {
    await session.detach();
  }
}
