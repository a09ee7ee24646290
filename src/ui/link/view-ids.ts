/** The pages there are; the first is where a visitor lands. */
export const VIEW_IDS = ['live', 'laboratory', 'corpus', 'lessons', 'sessions', 'train', 'glossary'] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** The page an address's hash names (`#/live`), or the first one. */
export function viewIdOf(hash: string): ViewId {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/, 1)[0];
  return VIEW_IDS.find((id) => id === name) ?? VIEW_IDS[0];
}
