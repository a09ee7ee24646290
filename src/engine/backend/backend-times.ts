import { BACKENDS, type BackendName } from './backend.ts';

/** Milliseconds a window takes, by backend. */
export type BackendTimes = Partial<Record<BackendName, number>>;

/** A race as a browser keeps it. */
export interface KeptRace {
  /** The graphics card that took part. */
  adapter: string;
  /** Of the app. */
  version: string;
  /** When it was, in milliseconds since 1970. */
  at: number;
  times: BackendTimes;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Drivers and browsers are renewed without a word. */
const KEPT_DAYS = 14;
/** What is faster by less than a fifth may be the slower one next time. */
const CLEARLY_FASTER = 0.8;

/** Whether a race still says what this machine does: the same app on the same card, not long ago. */
export function isStillTrue(race: KeptRace, { adapter, version, at }: Omit<KeptRace, 'times'>): boolean {
  const age = at - race.at;
  return (
    race.adapter === adapter && race.version === version && age >= 0 && age < KEPT_DAYS * DAY_MILLISECONDS
  );
}

/** Whether it is worth changing from the one backend to the other. */
export function isClearlyFaster(times: BackendTimes, other: BackendName, current: BackendName): boolean {
  const [challenger, holder] = [times[other], times[current]];
  return challenger !== undefined && holder !== undefined && challenger < CLEARLY_FASTER * holder;
}

/** A race out of the text it is kept as; null for anything else. */
export function readRace(text: string | null): KeptRace | null {
  try {
    const { adapter, version, at, times } = JSON.parse(text ?? '') as Partial<KeptRace>;
    if (typeof adapter !== 'string' || typeof version !== 'string' || typeof at !== 'number') return null;
    const known = BACKENDS.flatMap((name) => {
      const milliseconds = times?.[name];
      return typeof milliseconds === 'number' && milliseconds > 0 ? [[name, milliseconds] as const] : [];
    });
    return known.length < 2 ? null : { adapter, version, at, times: Object.fromEntries(known) };
  } catch {
    return null;
  }
}
