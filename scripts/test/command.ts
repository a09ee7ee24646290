import { spawn } from 'node:child_process';
import { projectRoot } from '../project/project.ts';

export interface RunOptions {
  env?: Record<string, string>;
  limitSeconds?: number;
  /** Shows errors only. */
  quiet?: boolean;
}

/**
 * Runs a command in the project's root with its output shown and nothing on its standard input.
 *
 * @returns its exit code; 124 when it was ended for taking longer than `limitSeconds`, 127 when there is no such command.
 */
export function run(
  command: string[],
  { env = {}, limitSeconds = 900, quiet = false }: RunOptions = {},
): Promise<number> {
  const [program = '', ...parameters] = command;
  return new Promise((done) => {
    const child = spawn(program, parameters, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
      timeout: limitSeconds * 1000,
    });
    child.on('error', () => done(127));
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGTERM' ? 124 : 1)));
  });
}

/** A command of the project's own dependencies, started by this Node without npx's start-up. */
export const local = (entry: string, ...parameters: string[]): string[] => [
  process.execPath,
  `node_modules/${entry}`,
  ...parameters,
];
