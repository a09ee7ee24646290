import { onTestFinished } from 'vitest';
import { type OpenMedia, openMedia } from './media.ts';

/** A file opened until the test is over. */
export async function opened(file: File): Promise<OpenMedia> {
  const outcome = await openMedia(file);
  if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`);
  onTestFinished(outcome.value.close);
  return outcome.value;
}

/** All of its sound, mono at 16 kHz. */
export async function allSound(media: OpenMedia): Promise<Float32Array> {
  const parts: number[] = [];
  for (;;) {
    const outcome = await media.nextSound();
    if (!outcome.ok) throw new Error(`${outcome.problem.code}: ${outcome.problem.detail}`);
    if (!outcome.value) return Float32Array.from(parts);
    for (const sample of outcome.value) parts.push(sample);
  }
}
