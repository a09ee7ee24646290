import { decodeHTML } from 'entities';
import { withoutInvisible } from './invisible.ts';

/** Tags that subtitles have: WebVTT's spans and inner times, SubRip's and HTML's type styles, positions in braces. */
const MARKUP =
  /<\/?(?:[cibuvspq]|ruby|rt|lang|font|em|strong|strike|small|big|sub|sup|span|div|del|ins)(?:[. \t][^<>]*)?>|<(?:\d{1,4}:)?\d{1,3}:\d{2}[.,]\d{2,3}>|\{\\[a-z0-9&.,()\\]{1,40}\}/gi;
const LINE_BREAK = /<br[ \t]*\/?>|\\N/gi;
const MUSIC = /[\u2669-\u266C\u{1F3B5}\u{1F3B6}]/gu;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/i;

/**
 * The words of a line. Markup that subtitles have is taken off; anything else in angle brackets is what somebody wrote,
 * and stays as text. Entities are read twice where they were written twice ("&amp;#39;"), as some exports do.
 */
export function plainText(text: string): string {
  const once = decoded(text.replace(LINE_BREAK, ' ').replace(MARKUP, ''));
  return withoutInvisible(decoded(once))
    .replace(MUSIC, ' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

function decoded(text: string): string {
  return ENTITY.test(text) ? decodeHTML(text) : text;
}
