import type { WorkerState } from '../supervised-worker.ts';
import type { BackendName } from './backend.ts';
import {
  type BackendTimes,
  isClearlyFaster,
  isStillTrue,
  type KeptRace,
  type RacerName,
} from './backend-times.ts';

/** What a worker says of the backend it runs on. */
export interface RacedBackend<Name extends RacerName = BackendName> {
  name: Name;
  /** What may turn out to be faster, and on what; null where nothing may, or the person chose. */
  rival: { name: Name; adapter: string } | null;
  /** What was timed here; null until something was. */
  times: BackendTimes | null;
}

/** What a race needs of the app. */
export interface Racing {
  /** The race of an earlier visit. */
  kept(): KeptRace | null;
  keep(race: KeptRace): void;
  /** Of the app: another one computes in another way. */
  version: string;
  /** Nothing is being said: numbers may change hands. */
  isQuiet(): boolean;
}

/** Nothing is remembered, and the backend may change at any time. */
export const UNREMEMBERED: Racing = {
  kept: () => null,
  keep: () => undefined,
  version: '',
  isQuiet: () => true,
};

/** A worker that takes part beside the one that is at work. */
export interface Entrant<Backend> {
  time(): Promise<number | null>;
  stop(): void;
  /** From now on it does the work, and the other one ends. */
  takeOver(info: Backend): Promise<void>;
}

interface RaceOptions<Name extends RacerName, Backend extends RacedBackend<Name>> extends Racing {
  /** What is at work now. */
  backend(): Backend | null;
  time(): Promise<number | null>;
  open(name: Name, onState: (state: WorkerState<Backend>) => void): Entrant<Backend>;
  onTimes(times: BackendTimes): void;
}

/** The page has that long to settle before a rival compiles its kernels. */
const SETTLE_MILLISECONDS = 2000;
const QUIET_LOOK_MILLISECONDS = 250;

/**
 * Times the backend that is at work, and its rival where it has one, and changes to the rival when that is clearly faster:
 * once, beside the work, and between two utterances. A race that is kept from an earlier visit is not run again.
 */
export function createRace<Name extends RacerName, Backend extends RacedBackend<Name>>(
  options: RaceOptions<Name, Backend>,
): { begin(): void; end(): void } {
  let begun = false;
  let ended = false;
  let entrant: Entrant<Backend> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });

  /** The rival, ready and checked; null when it is not to be had here. */
  async function enter(name: Name): Promise<Backend | null> {
    const info = await new Promise<Backend | null>((resolve) => {
      entrant = options.open(name, (state) => {
        if (state.status === 'ready') resolve(state.info);
        if (state.status === 'failed' || state.status === 'idle') resolve(null);
      });
    });
    // It computes wrongly here, or does not start: another one stands in for it.
    return info?.name === name ? info : null;
  }

  async function run(): Promise<void> {
    await pause(SETTLE_MILLISECONDS);
    const backend = options.backend();
    if (ended || !backend) return;
    const { name, rival } = backend;
    const now = { adapter: rival?.adapter ?? '', version: options.version, at: Date.now() };
    const kept = options.kept();
    const known = kept && isStillTrue(kept, now) ? kept.times : null;
    if (!rival || (known && !isClearlyFaster(known, rival.name, name))) {
      const own = known ?? (await timesOf([name, options.time]));
      if (!ended && own) options.onTimes(own);
      return;
    }
    const info = await enter(rival.name);
    const rivalTime = entrant?.time ?? (async () => null);
    const times = info && (known ?? (await timesOf([name, options.time], [rival.name, rivalTime])));
    if (times && !known) options.keep({ ...now, times });
    if (!ended && times && isClearlyFaster(times, rival.name, name)) {
      while (!ended && !options.isQuiet()) await pause(QUIET_LOOK_MILLISECONDS);
      if (!ended) {
        await entrant?.takeOver({ ...info, times });
        entrant = null;
        return;
      }
    }
    entrant?.stop();
    entrant = null;
    const own = times ?? (await timesOf([name, options.time]));
    if (!ended && own) options.onTimes(own);
  }

  return {
    begin() {
      if (begun) return;
      begun = true;
      void run();
    },
    end() {
      ended = true;
      clearTimeout(timer);
      entrant?.stop();
      entrant = null;
    },
  };
}

/** One after the other; null when one of them gives no time. */
async function timesOf(
  ...runners: readonly (readonly [RacerName, () => Promise<number | null>])[]
): Promise<BackendTimes | null> {
  const times: BackendTimes = {};
  for (const [name, time] of runners) {
    const milliseconds = await time();
    if (milliseconds === null) return null;
    times[name] = milliseconds;
  }
  return times;
}
