/** Reads a value off an address's text, or refuses it; never throws. zod's schemas of text are such. */
export interface LinkReader<Value> {
  safeParse(text: string): { success: true; data: Value } | { success: false };
}

/** How one part of what is looked at is written into an address and read back. */
export interface LinkField<Value> {
  /** Its name in the address. */
  key: string;
  /** From the address's text to the value. */
  read: LinkReader<Value>;
  /** Null where the address need not say it: reading a link without it gives the same. */
  write: (value: Value) => string | null;
}

/** Everything a link holds of a view: a new part of the view is one more entry. */
export type LinkTable<View> = { readonly [Part in keyof View]-?: LinkField<View[Part]> };

/** Any table, to go through its fields. */
type Fields = Readonly<Record<string, { key: string; read: LinkReader<unknown> }>>;

export interface ReadLink<View> {
  /** What was understood. */
  view: Partial<View>;
  /** Names of the parts that were there and were not understood, in the address's order. */
  refused: string[];
  /** Whether the address says anything of this table. */
  said: boolean;
}

/** One of a few words, for tables that the page reads before anything else: zod would weigh more than all of them. */
export function oneOf<Word extends string>(words: readonly Word[]): LinkReader<Word> {
  return {
    safeParse(text) {
      const data = words.find((word) => word === text);
      return data === undefined ? { success: false } : { success: true, data };
    },
  };
}

/** An address longer than this was not written here. */
const LONGEST = 20_000;

/** The parameters of an address's hash: `#/view?name=value&...`; of an overlong one none. */
function parametersOf(hash: string): URLSearchParams {
  const start = hash.indexOf('?');
  return new URLSearchParams(start < 0 || hash.length > LONGEST ? '' : hash.slice(start + 1));
}

/** Reads every part for itself, so that one that is broken costs no other. Never throws, whatever the address says. */
export function readLink<View>(table: LinkTable<View>, hash: string): ReadLink<View> {
  const parameters = parametersOf(hash);
  const view: Partial<View> = {};
  const refused: string[] = [];
  for (const part of Object.keys(table) as (keyof View)[]) {
    const { key, read } = table[part];
    const text = parameters.get(key);
    if (text === null) continue;
    const outcome = read.safeParse(text);
    if (outcome.success) view[part] = outcome.data;
    else refused.push(key);
  }
  return { view, refused, said: refused.length > 0 || Object.keys(view).length > 0 };
}

/** As many names, and as much of each, as a notice has room for. */
const TOLD = { names: 6, characters: 24 };

/** What an address says that none of the tables understands, as a list of names to be told; empty when all is well. */
export function refusedText(tables: readonly Fields[], hash: string): string {
  if (hash.length > LONGEST) return shortened(hash);
  const fields = tables.flatMap((table) => Object.values(table));
  const parameters = parametersOf(hash);
  const names = [...new Set(parameters.keys())].filter((name) => {
    const field = fields.find(({ key }) => key === name);
    return !field?.read.safeParse(parameters.get(name) ?? '').success;
  });
  const rest = names.length > TOLD.names ? ['…'] : [];
  return [...names.slice(0, TOLD.names).map(shortened), ...rest].join(', ');
}

function shortened(name: string): string {
  return name.length > TOLD.characters ? `${name.slice(0, TOLD.characters)}…` : name;
}

/** The parts of a view as `name=value&...`, in the table's order. */
export function linkText<View>(table: LinkTable<View>, view: View): string {
  const parameters = new URLSearchParams();
  for (const part of Object.keys(table) as (keyof View)[]) {
    const { key, write } = table[part];
    const text = write(view[part]);
    if (text !== null) parameters.set(key, text);
  }
  // A fragment may hold these as they are, and a person can read them then.
  return parameters
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%40', '@')
    .replaceAll('%2F', '/');
}
