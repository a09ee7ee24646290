import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProject } from './project/project.ts';

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(inProject('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A path of the project, as it stands in inline code. */
const PATH = /^(src|scripts|e2e|docs|models|public)(\/[\w.-]+)+\/?$/;

/** Where the links of a document lead within the project, and the paths it names, all from the project's folder. */
function pathsIn(document: string): string[] {
  const prose = readFileSync(inProject(document), 'utf8').replace(/^```.*?^```/gms, '');
  const links = [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, target = '']) =>
    /^[a-z]+:/.test(target) ? [] : [join(dirname(document), target)],
  );
  const named = [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) =>
    PATH.test(code) ? [code] : [],
  );
  return [...links, ...named];
}

describe.each(DOCUMENTS)('%s', (document) => {
  it('names only what is there', () => {
    expect(pathsIn(document).filter((path) => !existsSync(inProject(path)))).toEqual([]);
  });

  it('was merged whole', () => {
    expect(readFileSync(inProject(document), 'utf8')).not.toMatch(/^(<{7}|={7}|>{7})( |$)/m);
  });
});

it('are looked through for links and paths', () => {
  expect(pathsIn('docs/architecture.md')).toContain('src/features/frames.ts');
  expect(pathsIn('README.md')).toContain('docs/architecture.md');
});
