import type { EngineProblem } from '../engine-error.ts';
import type { NetworkFiles } from './network-files.ts';

/** Files a person brings, by what they are. */
export interface UserFiles {
  /** An .npz file of ready features. */
  features: File | null;
  /** What `npm run train` writes. */
  weights: { json: File; bytes: File } | null;
}

/** Larger files are refused unread: a page has to hold what it reads in memory. */
export const MOST_BYTES = { features: 512e6, weights: 256e6, json: 4e6 } as const;

/** Pickles and single arrays too: of these the reader looks at the first bytes only and says what to do. */
const FEATURES = /\.(npz|npy|pkl|pickle)$/i;
const NPZ = /\.npz$/i;

/** Sorts dropped files by their endings and refuses what is too large, before anything is read. */
export function sortFiles(files: readonly File[]): UserFiles | { problem: EngineProblem } {
  const ending = (end: RegExp) => files.filter(({ name }) => end.test(name));
  const [features, json, bytes] = [ending(FEATURES), ending(/\.json$/i), ending(/\.bin$/i)];
  const known = [...features, ...json, ...bytes];
  const unknown = files.filter((file) => !known.includes(file));
  if (files.length === 0 || unknown.length > 0) {
    return { problem: { code: 'user-file-unknown', detail: named(unknown) } };
  }
  if (features.length > 1 || json.length > 1 || bytes.length > 1) {
    return { problem: { code: 'user-files-many', detail: named(files) } };
  }
  if (json.length !== bytes.length) {
    return { problem: { code: 'user-weights-half', detail: named([...json, ...bytes]) } };
  }
  const large = [
    ...features.filter(({ name, size }) => NPZ.test(name) && size > MOST_BYTES.features),
    ...json.filter(({ size }) => size > MOST_BYTES.json),
    ...bytes.filter(({ size }) => size > MOST_BYTES.weights),
  ];
  if (large.length > 0) {
    const detail = large.map(({ name, size }) => `${name}, ${Math.round(size / 1e6)} MB`).join('; ');
    return { problem: { code: 'user-file-large', detail } };
  }
  const weights = json[0] && bytes[0] ? { json: json[0], bytes: bytes[0] } : null;
  return { features: features[0] ?? null, weights };
}

function named(files: readonly File[]): string {
  return files.map(({ name }) => name).join(', ');
}

/** A network's two files as `loadNetwork` takes them; whether they are one is seen there. */
export async function readWeights({
  json,
  bytes,
}: NonNullable<UserFiles['weights']>): Promise<NetworkFiles | { problem: EngineProblem }> {
  try {
    const parsed: unknown = JSON.parse(await json.text());
    return { json: parsed, bytes: new Uint8Array(await bytes.arrayBuffer()) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { problem: { code: 'user-weights-unreadable', detail: `${json.name}: ${why}` } };
  }
}
