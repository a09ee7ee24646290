import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';

interface Node {
  type: string;
  start: number;
  [key: string]: unknown;
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const isScope = ({ type }: Node) =>
  FUNCTIONS.has(type) || /^(BlockStatement|SwitchStatement|For\w*Statement|CatchClause)$/.test(type);
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** A node's children that are read as values: no names of properties, no types. */
function childrenOf(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) => {
    const isName = (key === 'key' || key === 'property') && !node.computed;
    const isType = /^(typeAnnotation|returnType|typeParameters|typeArguments)$/.test(key);
    return isName || isType ? [] : [value].flat().filter(isNode);
  });
}

/** Names that a parameter or the left side of a declaration brings. */
function namesIn(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name as string];
  return childrenOf(pattern).flatMap(namesIn);
}

/** `const` and `let` of a scope itself, with where they are declared. */
function variablesOf(node: Node): [name: string, start: number][] {
  return childrenOf(node).flatMap((child): [string, number][] => {
    if (isScope(child)) return [];
    const own = child.type === 'VariableDeclarator' ? namesIn(child.id as Node) : [];
    return [...own.map((name): [string, number] => [name, child.start]), ...variablesOf(child)];
  });
}

/**
 * Variables of a function that a closure within it uses above their declaration: called too early, it throws "Cannot
 * access before initialization".
 */
function usedTooEarly(code: string): string[] {
  const found = new Set<string>();
  const look = (node: Node, known: ReadonlyMap<string, number>): void => {
    const parameters = FUNCTIONS.has(node.type) ? (node.params as Node[]).flatMap(namesIn) : [];
    const scope = isScope(node)
      ? new Map([...known, ...parameters.map((name) => [name, 0] as const), ...variablesOf(node)])
      : known;
    if (node.type === 'Identifier' && node.start < (scope.get(node.name as string) ?? 0)) {
      found.add(node.name as string);
    }
    for (const child of childrenOf(node)) look(child, scope);
  };
  look(parseAst(code, { lang: 'ts' }) as unknown as Node, new Map());
  return [...found];
}

const FILES = ['src/app', 'src/session', 'src/session/sources', 'src/capture'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.(test|d|test-fixture|worklet)\./.test(name))
    .map((name) => join(folder, name)),
);

describe('a function that builds something out of parts', () => {
  it('is caught naming a part that comes later', () => {
    const late = 'function f() { const a = () => b.c; const b = { c: 1 }; return a; }';
    const inOrder = 'function f(d: number) { const b = { c: d }; return (a: number) => b.c + a; }';
    expect(usedTooEarly(late)).toEqual(['b']);
    expect(usedTooEarly(inOrder)).toEqual([]);
  });

  it.each(FILES)('%s names each part after it is there', (file) => {
    const code = readFileSync(file, 'utf8');
    expect(usedTooEarly(code)).toEqual([]);
  });
});
