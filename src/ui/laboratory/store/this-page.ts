const KEY = 'dbr-page';
let known: string | null = null;

/**
 * A name for this tab, so that a link can tell this tab's live session from those of others. A page that is loaded again
 * in the same tab keeps it.
 */
export function thisPage(): string {
  known ??= kept() ?? fresh();
  return known;
}

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function fresh(): string {
  const name = crypto.randomUUID().replaceAll('-', '').slice(0, 8);
  try {
    sessionStorage.setItem(KEY, name);
  } catch {
    // Without storage a page that is loaded again is another one.
  }
  return name;
}
