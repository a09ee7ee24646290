import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

/** Files by their path from the project's root, each with the project files it names; sorted. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const SOURCE = /\.tsx?$/;

/**
 * Reads what every source file below `folders` names of its own project: imports and re-exports, of types too, `import()`,
 * `import('...')` in types, and `new URL('...', import.meta.url)`, which is how a worker or a script is named.
 */
export function readImports(root: string, folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) => filesBelow(root, folder));
  const known = new Set(files);
  return new Map(
    files
      .filter((file) => SOURCE.test(file))
      .map((file) => {
        const named = namedIn(file, readFileSync(join(root, file), 'utf8'))
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => posix.join(dirname(file), specifier.replace(/\?.*$/, '')));
        return [file, [...new Set(named)].filter((target) => known.has(target)).sort()];
      }),
  );
}

/** The folders below `folders` that hold a file themselves. */
export function foldersOf(root: string, folders: readonly string[]): string[] {
  return [...new Set(folders.flatMap((folder) => filesBelow(root, folder)).map((file) => dirname(file)))];
}

/** What a file names, as it is written. */
export function namedIn(file: string, text: string): string[] {
  const { module, program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const named = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
    ),
  ];
  const add = (node: ESTree.Node | undefined) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') named.push(node.value);
  };
  const visitor = new Visitor({
    // biome-ignore lint/correctness/noComponentHookFactories: a kind of node, no component.
    ImportExpression: (node) => add(node.source),
    // biome-ignore lint/correctness/noComponentHookFactories: a kind of node, no component.
    TSImportType: (node) => add(node.source),
    // biome-ignore lint/correctness/noComponentHookFactories: a kind of node, no component.
    NewExpression: ({ callee, arguments: [address, base] }) => {
      const ofThisFile = base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
      if (callee.type === 'Identifier' && callee.name === 'URL' && ofThisFile) add(address);
    },
  });
  visitor.visit(program);
  return named;
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}
