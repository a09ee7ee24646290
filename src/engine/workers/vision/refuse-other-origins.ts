/** What a worker's global scope has that matters here. */
interface Scope {
  fetch: typeof fetch;
  location: { origin: string };
}

/**
 * From now on this worker talks to its own site only. MediaPipe Tasks 1.1 posts usage figures to its maker once a
 * minute and has no switch for it; it takes a refused request for a lost network and never asks again.
 */
export function refuseOtherOrigins(scope: Scope): void {
  const { fetch, location } = scope;
  scope.fetch = (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, location.origin);
    const inside = address.origin === location.origin || ['blob:', 'data:'].includes(address.protocol);
    if (!inside) return Promise.reject(new TypeError(`This worker may not contact ${address.origin}.`));
    return fetch.call(scope, input, init);
  };
}
