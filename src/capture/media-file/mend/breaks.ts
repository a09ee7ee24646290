/** A stretch of sound or picture that could not be decoded. */
export interface Break {
  fromSeconds: number;
  untilSeconds: number;
}

/** The stretches of a track that could not be decoded, those that touch as one. */
export interface BreakList {
  add(found: Break): void;
  /** On the session's clock, within what it lasts. */
  spots(): Break[];
}

/** What lies closer together than this is one spot to a person. */
const TOUCHING_SECONDS = 0.25;
const MOST_NAMED = 5;

export function collectBreaks(originSeconds: number, durationSeconds: number): BreakList {
  const found: Break[] = [];
  const within = (seconds: number) => Math.min(durationSeconds, Math.max(0, seconds - originSeconds));
  return {
    add({ fromSeconds, untilSeconds }) {
      found.push({ fromSeconds: within(fromSeconds), untilSeconds: within(untilSeconds) });
    },
    spots() {
      const spots: Break[] = [];
      for (const spot of found.toSorted((a, b) => a.fromSeconds - b.fromSeconds)) {
        const last = spots.at(-1);
        const touches = last && spot.fromSeconds - last.untilSeconds < TOUCHING_SECONDS;
        if (touches) last.untilSeconds = Math.max(last.untilSeconds, spot.untilSeconds);
        else spots.push({ ...spot });
      }
      return spots;
    },
  };
}

/** The first few spots for a sentence: "1.2–1.4 s, 3.0–3.1 s". */
export function spotsText(spots: readonly Break[]): string {
  const named = spots
    .slice(0, MOST_NAMED)
    .map(({ fromSeconds, untilSeconds }) => [fromSeconds.toFixed(1), untilSeconds.toFixed(1)])
    .map(([from, until]) => (from === until ? `${from} s` : `${from}–${until} s`));
  return named.join(', ') + (spots.length > MOST_NAMED ? ', …' : '');
}
