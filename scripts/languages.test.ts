import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGE_CODES } from '../src/ui/locales/languages.ts';
import { inProject } from './project/project.ts';

const isTest = (path: string) => /\.test\.|\/testing\/|\/fuzz\//.test(path);

/** Files of the app and of what builds it, but for the folder of a language itself. */
const files = ['src', 'scripts'].flatMap((root) =>
  readdirSync(inProject(root), { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, path))
    .filter((path) => /\.(ts|tsx|css)$/.test(path) && !isTest(path)),
);

it.each(LANGUAGE_CODES.filter((code) => code !== 'en'))(
  'the language %s is its folder and one line: no other code names it',
  (code) => {
    const naming = files.filter(
      (path) =>
        !path.startsWith(`src/ui/locales/${code}/`) &&
        new RegExp(`['"/]${code}['"/]`).test(readFileSync(inProject(path), 'utf8')),
    );
    expect(naming).toEqual(['src/ui/locales/languages.ts']);
  },
);
