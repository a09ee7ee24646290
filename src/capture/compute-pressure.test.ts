import { expect, it } from 'vitest';
import { type Pressure, watchPressure } from './compute-pressure.ts';

/** A browser's observer whose sensor says what it is told to. */
function sensor(refuses = false) {
  let tell: (records: { state: Pressure }[]) => void = () => undefined;
  let watching = false;
  class Observer {
    constructor(onChange: typeof tell) {
      tell = onChange;
    }
    async observe() {
      if (refuses) throw new DOMException('not here', 'NotSupportedError');
      watching = true;
    }
    disconnect() {
      watching = false;
    }
  }
  return {
    Observer,
    say: (...states: Pressure[]) => tell(states.map((state) => ({ state }))),
    watching: () => watching,
  };
}

it('keeps what the browser said last, until it ends', () => {
  const { Observer, say, watching } = sensor();
  const pressure = watchPressure(Observer);
  expect(pressure.state).toBe('nominal');
  say('fair', 'critical');
  expect(pressure.state).toBe('critical');
  say();
  expect(pressure.state).toBe('critical');
  expect(watching()).toBe(true);
  pressure.end();
  expect(watching()).toBe(false);
});

it('knows nothing where the browser has no sensor or refuses it', async () => {
  const refused = watchPressure(sensor(true).Observer);
  await Promise.resolve();
  expect(refused.state).toBe('nominal');
  const none = watchPressure(undefined);
  expect(none.state).toBe('nominal');
  none.end();
});
