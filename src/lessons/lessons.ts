import { z } from 'zod';
import { LESSON, type Lesson } from './lesson.ts';

/** A lesson's file does not say a lesson: which file, and what is wrong with it. */
export class LessonError extends Error {
  override name = 'LessonError';
}

/**
 * Lessons out of the contents of their files, in the order they are offered.
 * @param files contents by path
 * @throws LessonError for a file that does not say a lesson, or one with an id that is taken
 */
export function readLessons(files: Readonly<Record<string, unknown>>): Lesson[] {
  const lessons = new Map<string, Lesson>();
  for (const [path, content] of Object.entries(files)) {
    const read = LESSON.safeParse(content);
    if (!read.success) throw new LessonError(`${path}: ${z.prettifyError(read.error)}`);
    const { id } = read.data;
    if (lessons.has(id)) throw new LessonError(`${path}: there is a lesson "${id}" already.`);
    lessons.set(id, read.data);
  }
  return [...lessons.values()].sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** Every lesson there is: every .json file beside this one. */
export const LESSONS: readonly Lesson[] = readLessons(
  import.meta.glob('./*.json', { eager: true, import: 'default' }),
);
