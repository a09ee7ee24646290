import { keepText, keptText } from '../../../../app/kept-text.ts';

const KEY = 'dbr-page';
const here = () => sessionStorage;
let known: string | null = null;

/**
 * A name for this tab, so that a link can tell this tab's live session from those of others. A page that is loaded again
 * in the same tab keeps it.
 */
export function thisPage(): string {
  known ??= keptText(KEY, here) ?? fresh();
  return known;
}

/** Without storage a page that is loaded again is another one. */
function fresh(): string {
  const name = crypto.randomUUID().replaceAll('-', '').slice(0, 8);
  keepText(KEY, name, here);
  return name;
}
