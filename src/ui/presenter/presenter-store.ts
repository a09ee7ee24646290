import { createStore } from 'zustand/vanilla';

/** Whether the page is presented: large, one panel at a time. */
export const presenter = createStore<{ on: boolean }>(() => ({ on: false }));

/** Begins or ends the presentation. An address that asked for it asks no more once it was ended. */
export function present(on: boolean): void {
  presenter.setState({ on });
  const { href } = window.location;
  const without = addressToShare(href);
  if (!on && without !== href) window.history.replaceState(window.history.state, '', without);
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
