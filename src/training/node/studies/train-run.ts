import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { StudyRun } from './plan.ts';
import { type Study, studyFolder, writeStudyConfig } from './study.ts';

/** A run's trainer ended without a network. */
export class StudyRunError extends Error {
  override readonly name = 'StudyRunError';
}

/**
 * Trains and judges a run in a process of its own, which goes on from its last checkpoint; what it says goes to
 * output.log in its folder.
 * @param trainScript is `npm run train`
 * @param stop ends the process
 * @throws StudyRunError
 */
export async function trainRun(
  study: Study,
  run: StudyRun,
  data: string,
  backend: string,
  trainScript: string,
  stop: AbortSignal,
): Promise<void> {
  const config = await writeStudyConfig(study, run);
  const folder = studyFolder(study, run);
  const log = join(folder, 'output.log');
  const output = await open(log, 'w');
  try {
    const options = { config, seed: `${run.seed}`, data, backend, out: folder };
    const child = spawn(
      process.execPath,
      [
        ...['--import', import.meta.resolve('tsx'), trainScript],
        ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
      ],
      { stdio: ['ignore', output.fd, output.fd], signal: stop },
    );
    const [code, signal] = await once(child, 'exit');
    if (code !== 0) throw new StudyRunError(`the trainer ended with ${signal ?? `code ${code}`}, see ${log}`);
  } finally {
    await output.close();
  }
}
