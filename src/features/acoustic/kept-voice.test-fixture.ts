import { readFile } from 'node:fs/promises';
import type { AcousticFrame } from '../frames.ts';
import { decodeSound } from './decode.ts';
import { extractAcoustic } from './extractor.ts';
import { turned, withNoise } from './noises.test-fixture.ts';
import type { VoiceDetection } from './voice-activity.ts';

/** How clips are made harder to hear. */
export type Change = (clip: Float32Array) => Float32Array;

/** Turned down by so much. */
export const LEVELS: Record<string, Change> = Object.fromEntries(
  [-6, -12, -18].map((decibels) => [`${decibels} dB`, (clip: Float32Array) => turned(clip, decibels)]),
);

/** With a noise 20 dB below it. */
export function inNoise(noise: Float32Array): Change {
  return (clip) => withNoise(clip, noise, 20);
}

/** What becomes of the voiced frames of clips. */
export interface Kept {
  /** Voiced frames of the clips as they are, and those of them that are voiced still. */
  whole: number;
  kept: number;
  /** Clips that keep less than 95 % of theirs, and those that lose all. */
  below: number;
  lost: number;
}

/** The share of frames with a voice. */
export function voicedShare(frames: readonly AcousticFrame[]): number {
  return frames.filter(({ voiced }) => voiced).length / frames.length;
}

/**
 * The voiced frames that each change leaves, over all clips together.
 * @param look is shown each clip's frames as it is and under each change
 */
export async function keptVoice<Name extends string>(
  files: readonly string[],
  voice: VoiceDetection,
  changes: Readonly<Record<Name, Change>>,
  look: (frames: AcousticFrame[], change: Name | null) => Promise<void> = async () => {},
): Promise<Record<Name, Kept>> {
  const names = Object.keys(changes) as Name[];
  const kept = Object.fromEntries(
    names.map((name) => [name, { whole: 0, kept: 0, below: 0, lost: 0 }]),
  ) as Record<Name, Kept>;
  for (const file of files) {
    const clip = await decodeSound(await readFile(file));
    const clean = extractAcoustic(clip, voice);
    await look(clean, null);
    const whole = clean.filter(({ voiced }) => voiced).length;
    for (const name of names) {
      const frames = extractAcoustic(changes[name](clip), voice);
      await look(frames, name);
      const still = frames.filter(({ voiced }, at) => voiced && clean[at]?.voiced).length;
      const sum = kept[name];
      sum.whole += whole;
      sum.kept += still;
      if (still < 0.95 * whole) sum.below += 1;
      if (whole > 0 && still === 0) sum.lost += 1;
    }
  }
  return kept;
}

/** The clips of a list that are in its validation split. @param list speech.csv */
export async function heldOutClips(list: string): Promise<string[]> {
  const rows = (await readFile(list, 'utf8')).trim().split(/\r?\n/).slice(1);
  const folder = list.replace(/[^/]*$/, '');
  return rows
    .map((row) => row.split(','))
    .filter((cells) => cells.at(-1) === 'valid')
    .map(([file]) => folder + file);
}
