import { pathOf } from '../../link/path-of.ts';
/** Where a lesson begins, or goes on. */
export function addressOfLesson(id: string): string {
  return `#/lessons/${id}`;
}

/** Where a lesson's handout is. */
export function addressOfHandout(id: string): string {
  return `#/lessons/${id}/handout`;
}

/** Where a lesson's page for teachers is. */
export function addressOfTeacher(id: string): string {
  return `#/lessons/${id}/teacher`;
}

/** A lesson's pages beside the lesson itself. */
const PAGES = ['handout', 'teacher'] as const;
export type LessonPage = 'lesson' | (typeof PAGES)[number];

/** The lesson an address of the Lessons view names, and which of its pages. */
export function linkedLesson(hash: string): { id: string; page: LessonPage } | null {
  const [, view, id, page] = pathOf(hash).split('/');
  if (view !== 'lessons' || !id) return null;
  return { id, page: PAGES.find((known) => known === page) ?? 'lesson' };
}
