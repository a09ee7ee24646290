import type { LessonStep } from '../../../lessons/lesson.ts';

/** Where the app is at a step when everything before was done: a step without a view goes on in what is there. */
export function placeOf(steps: readonly LessonStep[], index: number): string | undefined {
  return steps
    .slice(0, index + 1)
    .flatMap(({ view, act }, at) => [view, at < index ? act?.shown : undefined])
    .findLast((address) => address !== undefined);
}
