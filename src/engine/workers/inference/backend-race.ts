import type { BackendName } from '../../backend/backend.ts';
import {
  type BackendTimes,
  isClearlyFaster,
  isStillTrue,
  type KeptRace,
} from '../../backend/backend-times.ts';
import type { WorkerState } from '../../supervised-worker.ts';
import type { InferenceBackend } from './api.ts';

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

/** A worker that takes part beside the one that predicts. */
export interface Entrant {
  time(): Promise<number | null>;
  stop(): void;
  /** From now on it predicts, and the other one ends. */
  takeOver(info: InferenceBackend): Promise<void>;
}

interface RaceOptions extends Racing {
  /** What predicts now. */
  backend(): InferenceBackend | null;
  time(): Promise<number | null>;
  open(name: BackendName, onState: (state: WorkerState<InferenceBackend>) => void): Entrant;
  onTimes(times: BackendTimes): void;
}

/** The page has that long to settle before a rival compiles its kernels. */
const SETTLE_MILLISECONDS = 2000;
const QUIET_LOOK_MILLISECONDS = 250;

/**
 * Times the backend that predicts, and its rival where it has one, and changes to the rival when that is clearly faster:
 * once, beside the predictions, and between two utterances. A race that is kept from an earlier visit is not run again.
 */
export function createRace(options: RaceOptions): { begin(): void; end(): void } {
  let begun = false;
  let ended = false;
  let entrant: Entrant | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });

  /** The rival, ready and checked; null when it is not to be had here. */
  async function enter(name: BackendName): Promise<InferenceBackend | null> {
    const info = await new Promise<InferenceBackend | null>((resolve) => {
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
  ...runners: readonly (readonly [BackendName, () => Promise<number | null>])[]
): Promise<BackendTimes | null> {
  const times: BackendTimes = {};
  for (const [name, time] of runners) {
    const milliseconds = await time();
    if (milliseconds === null) return null;
    times[name] = milliseconds;
  }
  return times;
}
