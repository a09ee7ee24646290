import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inProject } from '../../../scripts/project/project.ts';
import { HelpAsked, parseOptions, UsageError, usageText } from './command-line.ts';

const USAGE = {
  command: 'npm run cook',
  does: 'Cooks.',
  operand: { value: 'DISH', says: 'What to cook.' },
  options: {
    minutes: { type: 'string', default: '20', value: 'N', says: 'How long.' },
    salt: { type: 'boolean', default: false, says: 'With salt.' },
    for: { type: 'string', value: 'NAME', says: 'Whom for.', otherwise: 'everybody' },
  },
  environment: { HEAT: 'How hot.' },
} as const;

describe('a command line', () => {
  it('gives what was said, and defaults for the rest', () => {
    expect(parseOptions(['soup', '--salt', '--for', 'Ann'], USAGE)).toEqual({
      minutes: '20',
      salt: true,
      for: 'Ann',
      operand: 'soup',
    });
  });

  it.each([
    ['an unknown option', ['--pepper'], "'--pepper'; there are --minutes, --salt, --for, --help"],
    ['an option without its value', ['--minutes'], '--minutes'],
    ['a switch with a value', ['--salt=7'], '--salt'],
    ['two dishes', ['soup', 'cake'], '"cake" is one word too many'],
  ])('is refused with %s', (_, args, trouble) => {
    expect(() => parseOptions(args, USAGE)).toThrow(UsageError);
    expect(() => parseOptions(args, USAGE)).toThrow(trouble);
  });

  it('is not looked at any further when it asks for help', () => {
    for (const args of [['--help'], ['-h'], ['--pepper', '-h'], ['soup', 'cake', '--help']])
      expect(() => parseOptions(args, USAGE)).toThrow(HelpAsked);
    expect(parseOptions(['--', '-h'], USAGE).operand).toBe('-h');
  });

  it('is told with every option and its default', () => {
    expect(usageText(USAGE)).toBe(
      [
        'Usage: npm run cook -- DISH [options]',
        '',
        'Cooks.',
        '',
        '  DISH         What to cook.',
        '  --minutes N  How long. Default: 20.',
        '  --salt       With salt. Default: no.',
        '  --for NAME   Whom for. Default: everybody.',
        '  -h, --help   Prints this and does nothing else.',
        '',
        'Environment:',
        '  HEAT         How hot.',
        '',
      ].join('\n'),
    );
  });
});

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** Every command that is a script here; the others are tools with a help of their own. */
const commands = Object.entries(scripts).flatMap(([name, line]) => {
  const script = /^tsx (scripts\/[\w-]+\.ts)$/.exec(line)?.[1];
  return script ? [{ name, script }] : [];
});

/** Runs a script in an empty folder, and says what it left there. */
async function runScript(script: string, ...args: string[]) {
  const cwd = mkdtempSync(join(tmpdir(), 'command-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const command = ['--import', import.meta.resolve('tsx'), inProject(script), ...args];
  const finished = await promisify(execFile)(process.execPath, command, { cwd }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (failed: { code: number; stdout: string; stderr: string }) => failed,
  );
  return { ...finished, left: readdirSync(cwd) };
}

it('there are commands to try', () => {
  expect(commands.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['start', 'test', 'models', 'train', 'evaluate', 'bench', 'wasm-kernel']),
  );
});

describe.each(commands)('$name', ({ name, script }) => {
  it('prints its usage for --help and does nothing else', async () => {
    const { code, stdout, stderr, left } = await runScript(script, '--help');
    expect({ code, stderr, left }).toEqual({ code: 0, stderr: '', left: [] });
    const command = ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;
    expect(stdout).toMatch(new RegExp(`^Usage: ${command}\\b`));
    for (const [line] of stdout.matchAll(/^ {2}--.*$/gm)) expect(line).toContain('Default: ');
    expect(stdout).toContain('-h, --help');
  });
});

// They all read their command lines in the same place, as their usage shows, and each takes seconds to start.
it('a command names its options when there is one it does not know', async () => {
  const { code, stdout, stderr, left } = await runScript('scripts/models.ts', '--no-such-thing');
  expect({ code, stdout, left }).toEqual({ code: 2, stdout: '', left: [] });
  expect(stderr).toMatch(/^[^\n]*'--no-such-thing'; there are (--[\w-]+, )*--help\n$/);
});
