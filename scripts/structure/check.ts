import { dirname } from 'node:path';
import { circlesOf, type Graph } from './circles.ts';
import type { ImportGraph } from './imports.ts';
import type { Layer } from './layers.ts';

/** What is wrong with the structure; each a line for a person. */
export interface Findings {
  /** Files that need each other. */
  fileCircles: string[];
  /** Folders that need each other, taken as what lies in them itself, and as all that lies below them. */
  folderCircles: string[];
  /** Imports that no rule allows. */
  upwardImports: string[];
  /** Folders that no rule names, and rules that fit nothing. */
  ruleless: string[];
}

/** Tests may import what they test with, wherever it stands; nothing of the app imports a test. */
const isTest = (file: string) => /\.test\.|\.test-fixture\.|\/testing\/|^src\/fuzz\//.test(file);

const isApp = (file: string) => file.startsWith('src/');

export function findingsOf(
  imports: ImportGraph,
  folders: readonly string[],
  layers: readonly Layer[],
): Findings {
  const rules = rulesOf(layers);
  const shipped = new Map(
    [...imports].filter(([file]) => !isTest(file)).map(([file, named]) => [file, [...named]]),
  );
  const pairs = [...shipped].flatMap(([file, named]) => named.map((target) => [file, target] as const));
  return {
    fileCircles: circlesOf(imports).map((circle) => circle.join(', ')),
    folderCircles: [
      ...circlesOf(contracted(pairs, (file, target) => [dirname(file), dirname(target)])),
      ...circlesOf(contracted(pairs, neighbours)),
    ].map((circle) => circle.join(', ')),
    upwardImports: pairs
      .filter(([file, target]) => {
        const [from, to] = [dirname(file), dirname(target)];
        return (
          (isApp(file) && isTest(target)) || (from !== to && rules.has(from) && !rules.get(from)?.has(to))
        );
      })
      .map(([file, target]) => `${file} imports ${target}`),
    ruleless: [
      ...folders.filter((folder) => !rules.has(folder) && !isTest(`${folder}/`)),
      ...[...rules.keys()]
        .filter((folder) => !folders.includes(folder))
        .map((folder) => `${folder} is not there`),
    ],
  };
}

/** The folders that each folder may import. @throws Error where a rule names what does not stand below it */
export function rulesOf(layers: readonly Layer[]): Map<string, Set<string>> {
  const rules = new Map<string, Set<string>>();
  const roomsOf = new Map<string, string[]>();
  for (const { folder, imports, rooms } of layers) {
    const below = imports.flatMap((layer) => required(roomsOf.get(layer), layer, folder));
    const path = (room: string) => (room === '.' ? folder : `${folder}/${room}`);
    const seen: string[] = [];
    for (const [room, others] of Object.entries(rooms)) {
      for (const other of others) required(seen.includes(other) ? other : undefined, other, path(room));
      rules.set(path(room), new Set([...below, ...others.map(path)]));
      seen.push(room);
    }
    roomsOf.set(folder, seen.map(path));
  }
  return rules;
}

function required<Value>(value: Value | undefined, named: string, by: string): Value {
  if (value === undefined)
    throw new Error(`The rule of ${by} names ${named}, which does not stand below it.`);
  return value;
}

/** The two entries, of the lowest folder that holds both files, in which they lie. */
function neighbours(file: string, target: string): [string, string] {
  const [from, to] = [file.split('/'), target.split('/')];
  let shared = 0;
  while (from[shared] === to[shared] && shared < from.length) shared += 1;
  return [from.slice(0, shared + 1).join('/'), to.slice(0, shared + 1).join('/')];
}

/** The graph of what `nodesOf` makes of each import; what stays within a node is left out. */
function contracted(
  pairs: readonly (readonly [string, string])[],
  nodesOf: (file: string, target: string) => [string, string],
): Graph {
  const graph = new Map<string, Set<string>>();
  for (const [file, target] of pairs) {
    const [from, to] = nodesOf(file, target);
    if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  }
  return new Map([...graph].map(([node, named]) => [node, [...named]]));
}
