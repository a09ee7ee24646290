import { MODALITIES, type Modality } from '../model/modalities.ts';

/** How far a modality moves the answer, in words. */
export type Strength = 'little' | 'plain' | 'strong';

/** What moves the answer; `bias` is what the head says before it has seen anything. */
export type Puller = Modality | 'bias';

/** What moves the answer the same way and about as far. */
export interface Pull {
  direction: 'up' | 'down';
  strength: Strength;
  by: Puller[];
}

/** Sentiment points below which a modality is not said to pull at all: the answer is shown with one decimal. */
export const LEAST_PULL = 0.1;
/** Below this it pulls a little. */
const PLAIN_PULL = 0.5;
/** From here on it pulls strongly: a step and a half of the seven. */
const STRONG_PULL = 1.5;

function strengthOf(points: number): Strength {
  const size = Math.abs(points);
  if (size < PLAIN_PULL) return 'little';
  return size < STRONG_PULL ? 'plain' : 'strong';
}

/** The answer's sign is only said where one decimal shows it. */
const SHOWN = 0.05;

/**
 * Why the answer is what it is: which modalities pull it which way, the strongest first. What is said never goes against
 * the answer alone: where no modality pulls the way the answer went, the bias is named that did, or nothing is said to
 * pull at all.
 * @param nets what both branches of each modality add together, sentiment points; null where it is absent
 * @param bias what the head's bias adds
 */
export function pullsOf(nets: Readonly<Record<Modality, number | null>>, bias: number): Pull[] {
  const pulls = grouped(
    MODALITIES.map((modality) => ({ by: modality, points: nets[modality] ?? 0 })).sort(
      (a, b) => Math.abs(b.points) - Math.abs(a.points),
    ),
  );
  const answer = MODALITIES.reduce((sum, modality) => sum + (nets[modality] ?? 0), bias);
  const went = answer > 0 ? 'up' : 'down';
  if (Math.abs(answer) < SHOWN || pulls.some(({ direction }) => direction === went)) return pulls;
  const own = grouped([{ by: 'bias', points: bias }]);
  return own.some(({ direction }) => direction === went) ? [...pulls, ...own] : [];
}

function grouped(pullers: readonly { by: Puller; points: number }[]): Pull[] {
  const pulls: Pull[] = [];
  for (const { by, points } of pullers) {
    if (Math.abs(points) < LEAST_PULL) continue;
    const direction = points > 0 ? 'up' : 'down';
    const strength = strengthOf(points);
    const same = pulls.find((pull) => pull.direction === direction && pull.strength === strength);
    if (same) same.by.push(by);
    else pulls.push({ direction, strength, by: [by] });
  }
  return pulls;
}
