import type { CardBlock } from '../model-card/card-blocks.ts';

/** Chapters of a model card that a reader of one prediction needs, by what their headings say. */
const CHAPTERS = [/trained on/i, /^results$/i, /cannot do/i];

/** What a network was trained on, its scores on the first table of them, and its limits. */
export function cardDigest(blocks: readonly CardBlock[]): CardBlock[] {
  return CHAPTERS.flatMap((wanted) => {
    const start = blocks.findIndex((block) => block.kind === 'heading' && wanted.test(block.text));
    if (start < 0) return [];
    const length = blocks.slice(start + 1).findIndex((block) => block.kind === 'heading');
    const chapter = blocks.slice(start, length < 0 ? undefined : start + 1 + length);
    const table = chapter.findIndex(({ kind }) => kind === 'table');
    return table < 0 ? chapter : chapter.slice(0, table + 1);
  });
}
