import { type ExtractorNames, extractorNames } from '../../model/extractor-names.ts';
import { MODALITIES, type Modality } from '../../model/modalities.ts';
import { NpzError } from '../npz/npz-error.ts';
import type { Npz } from '../npz/npz-reader.ts';
import type { WritableArray } from '../npz/npz-writer.ts';

/** The array that names what made a modality's features. */
export function extractorArray(modality: Modality): string {
  return `${modality}_extractor`;
}

/** The names as arrays to be written beside what was made by them. */
export function extractorArrays(names: ExtractorNames): Record<string, WritableArray> {
  return Object.fromEntries(
    MODALITIES.flatMap((modality) => {
      const name = names[modality];
      return name === undefined ? [] : [[extractorArray(modality), { shape: [1], values: [name] }]];
    }),
  );
}

/**
 * What an archive says its contents were made by; a modality it does not name is left out.
 * @throws NpzError when a name is none
 */
export async function readExtractors(
  npz: Npz,
  of: readonly Modality[] = MODALITIES,
): Promise<ExtractorNames> {
  const names: Record<string, unknown> = {};
  for (const modality of of) {
    const array = extractorArray(modality);
    if (!npz.names.includes(array)) continue;
    const { kind, values } = await npz.read(array);
    if (kind !== 'text' || values.length !== 1)
      throw new NpzError(array, 'is no name and version, such as "use-lite@1"');
    names[modality] = values[0];
  }
  const parsed = extractorNames.safeParse(names);
  if (parsed.success) return parsed.data;
  const modality = parsed.error.issues[0]?.path[0] as Modality;
  throw new NpzError(extractorArray(modality), 'is no name and version, such as "use-lite@1"');
}
