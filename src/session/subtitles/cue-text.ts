/** WebVTT's spans and inner times, SubRip's font, and the positions some programs write in braces. */
const MARKUP =
  /<\/?(?:[cibuv]|ruby|rt|lang|font)(?:[. \t][^<>]*)?>|<\d{1,4}:\d{2}(?::\d{2})?\.\d{3}>|\{\\[a-z0-9&.,()\\]{1,40}\}/gi;
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', ' '],
  ['&lrm;', ''],
  ['&rlm;', ''],
]);

/**
 * The words of a cue. Markup that subtitles have is taken off; anything else in angle brackets is what somebody wrote,
 * and stays as text.
 */
export function plainText(text: string): string {
  return text
    .replace(MARKUP, '')
    .replace(/&(?:amp|lt|gt|quot|nbsp|lrm|rlm);/g, (entity) => ENTITIES.get(entity) ?? entity)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
