/** Of "#/laboratory?tab=language": what stands before the question mark, the view. */
export const pathOf = (hash: string): string => hash.split('?', 1)[0] ?? '';
