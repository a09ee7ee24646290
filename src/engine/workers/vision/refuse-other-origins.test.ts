import { describe, expect, it } from 'vitest';
import { refuseOtherOrigins } from './refuse-other-origins.ts';

function scopeWithLog() {
  const asked: string[] = [];
  const scope: Parameters<typeof refuseOtherOrigins>[0] = {
    location: { origin: 'https://home.example' },
    fetch: (input) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(new Response('here'));
    },
  };
  refuseOtherOrigins(scope);
  return { scope, asked };
}

describe('refuseOtherOrigins', () => {
  it('lets requests to the own site through, relative or absolute', async () => {
    const { scope, asked } = scopeWithLog();
    expect(await (await scope.fetch('/model-files/a')).text()).toBe('here');
    await scope.fetch(new URL('https://home.example/b'));
    await scope.fetch('data:text/plain,c');
    expect(asked).toEqual(['/model-files/a', 'https://home.example/b', 'data:text/plain,c']);
  });

  it('refuses every other origin before anything is sent', async () => {
    const { scope, asked } = scopeWithLog();
    for (const address of [
      'https://elsewhere.example/log',
      'http://home.example/',
      'https://home.example:8443/',
    ]) {
      await expect(scope.fetch(address, { method: 'POST' })).rejects.toThrow('may not contact');
      await expect(scope.fetch(new Request(address))).rejects.toThrow(TypeError);
    }
    expect(asked).toEqual([]);
  });
});
