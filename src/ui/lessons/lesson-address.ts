/** Where a lesson begins, or goes on. */
export function addressOfLesson(id: string): string {
  return `#/lessons/${id}`;
}

/** Where a lesson's handout is. */
export function addressOfHandout(id: string): string {
  return `#/lessons/${id}/handout`;
}

/** The lesson an address of the Lessons view names, and which of its pages. */
export function linkedLesson(hash: string): { id: string; page: 'lesson' | 'handout' } | null {
  const [path = ''] = hash.split('?', 1);
  const [, view, id, page] = path.split('/');
  if (view !== 'lessons' || !id) return null;
  return { id, page: page === 'handout' ? 'handout' : 'lesson' };
}
