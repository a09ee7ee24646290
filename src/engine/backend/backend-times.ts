import { BACKENDS, type BackendName } from './backend.ts';

/** What takes part in races: backends of TensorFlow.js and of the recogniser, and the face model's graphics. */
const RACERS = [...BACKENDS, 'gpu'] as const;
export type RacerName = BackendName | 'gpu';

/** Milliseconds that a window, a clip or a picture takes, by what computes it. */
export type BackendTimes = Partial<Record<RacerName, number>>;

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

/** Whether it is worth changing from the one to the other. */
export function isClearlyFaster(times: BackendTimes, other: RacerName, current: RacerName): boolean {
  const [challenger, holder] = [times[other], times[current]];
  return challenger !== undefined && holder !== undefined && challenger < CLEARLY_FASTER * holder;
}

/** A race out of the text it is kept as; null for anything else. */
export function readRace(text: string | null): KeptRace | null {
  try {
    const { adapter, version, at, times } = JSON.parse(text ?? '') as Partial<KeptRace>;
    if (typeof adapter !== 'string' || typeof version !== 'string' || typeof at !== 'number') return null;
    const known = RACERS.flatMap((name) => {
      const milliseconds = times?.[name];
      return typeof milliseconds === 'number' && milliseconds > 0 ? [[name, milliseconds] as const] : [];
    });
    return known.length < 2 ? null : { adapter, version, at, times: Object.fromEntries(known) };
  } catch {
    return null;
  }
}
