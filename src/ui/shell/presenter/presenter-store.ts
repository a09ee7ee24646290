import { createStore } from 'zustand/vanilla';

/** Whether the page is presented: large, one panel at a time. */
export const presenter = createStore<{ on: boolean }>(() => ({ on: false }));

export function present(on: boolean): void {
  presenter.setState({ on });
}

/** The address of what is presented, for somebody who is not the presenter. */
export function addressToShare(href: string): string {
  const address = new URL(href);
  address.searchParams.delete('present');
  const [path = '', parameters] = address.hash.split('?', 2);
  const kept = (parameters ?? '').split('&').filter((part) => part !== '' && !/^present(=|$)/.test(part));
  address.hash = kept.length > 0 ? `${path}?${kept.join('&')}` : path;
  return address.href;
}
