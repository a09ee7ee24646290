/**
 * Writes THIRD_PARTY_LICENSES.md: every package the app is built from, by licence, with the licences' texts, and the
 * model files. `npx tsx scripts/licences.ts`, after a change of dependencies.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { MODEL_LICENCES } from './licences/models.ts';
import { inProject } from './project/project.ts';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      os: z.array(z.string()).optional(),
    }),
  ),
});

/** Development dependencies that the build writes into the app: what keeps it on a device. */
const BUILT_IN = new Set(
  ['core', 'precaching', 'routing', 'strategies', 'window'].map((part) => `node_modules/workbox-${part}`),
);

interface Licensed {
  name: string;
  licence: string;
  text: string;
}

/** The licence file a package brings; some bring none and only name it. */
function licenceText(folder: string): string {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name));
  return file ? readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim() : '';
}

function productionPackages(): Licensed[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')));
  return (
    Object.entries(packages)
      // Builds for one system alone would make the list differ from machine to machine.
      .filter(
        ([path, { dev, os }]) =>
          path !== '' && (!dev || BUILT_IN.has(path)) && !os && existsSync(inProject(path)),
      )
      .map(([path, { version = '', license }]) => {
        const { license: named } = JSON.parse(readFileSync(inProject(path, 'package.json'), 'utf8')) as {
          license?: string;
        };
        return {
          name: `${path.split('node_modules/').at(-1)} ${version}`,
          licence: license ?? named ?? 'not named',
          text: licenceText(inProject(path)),
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  );
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return new Map([...groups].sort(([a], [b]) => a.localeCompare(b, 'en')));
}

function document(packages: Licensed[]): string {
  const lines = [
    '# Third-party licences',
    '',
    'Made by `npx tsx scripts/licences.ts` from the installed production dependencies. DBR Live itself is under the',
    'MIT licence (LICENSE).',
    '',
    '## Model files',
    '',
    ...MODEL_LICENCES.map((line) => `- ${line}`),
    '',
    '## Packages',
    '',
    '`codec-parser` (LGPL-3.0-or-later, part of `ogg-opus-decoder`) is used unchanged from its package; to build the app',
    'with another version of it, install that version and run `npm start`.',
    '',
  ];
  for (const [licence, group] of groupBy(packages, ({ licence }) => licence)) {
    lines.push(`- **${licence}**: ${group.map(({ name }) => name).join(', ')}`);
  }
  lines.push('', '## Texts', '');
  const withText = packages.filter(({ text }) => text !== '');
  for (const group of groupBy(withText, ({ licence, text }) => `${licence}\n${text}`).values()) {
    const [first] = group;
    if (!first) continue;
    lines.push(`### ${group.map(({ name }) => name).join(', ')}`, '', '```text', first.text, '```', '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const packages = productionPackages();
writeFileSync(inProject('THIRD_PARTY_LICENSES.md'), document(packages));
console.log(`THIRD_PARTY_LICENSES.md: ${packages.length} packages`);
