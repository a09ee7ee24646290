import { SHELL_LINK } from './shell-link.ts';

const SHELL_KEYS = new Set<string>(Object.values(SHELL_LINK).map(({ key }) => key));

/** Whether an address names something to look at, rather than the page alone. */
export function namesSomething(hash: string): boolean {
  const [path = '', parameters] = hash.replace(/^#\/?/, '').split('?', 2);
  if (path !== '' && path !== 'live') return true;
  return [...new URLSearchParams(parameters).keys()].some((key) => !SHELL_KEYS.has(key));
}

/** Whether this page was opened for something in particular. */
export const CAME_BY_LINK = namesSomething(globalThis.location?.hash ?? '');
