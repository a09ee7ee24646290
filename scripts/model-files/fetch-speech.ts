import { UsageError } from '../../src/training/node/command-line.ts';
import { obtainSpeech } from './first-seen.ts';
import { ModelFileMissing } from './obtain.ts';
import { megabytes, progressLine, type Say } from './report.ts';
import { readSpeechManifest, type SpeechEntry, writeSpeechManifest } from './speech-manifest.ts';

/**
 * Brings and verifies the files of a recogniser, telling what happened to each.
 * @param graphics the encoder for graphics cards too
 * @returns whether they are all there
 * @throws UsageError when there is no such recogniser
 */
export async function fetchSpeechModel(
  id: string,
  { graphics = false, say = console.log }: { graphics?: boolean; say?: Say } = {},
): Promise<boolean> {
  const manifest = readSpeechManifest();
  const entry = manifest[id];
  if (!entry) {
    throw new UsageError(
      `There is no speech recogniser ${id}; there are ${Object.keys(manifest).join(', ')}.`,
    );
  }
  const { repository, revision, aboutMegabytes } = entry;
  say(
    `Speech recogniser ${id}, ${sizeOf(entry) ?? `about ${aboutMegabytes} MB`}, from ${repository}${revision ? ` at ${revision.slice(0, 12)}` : ''}:`,
  );
  try {
    await obtainSpeech(id, entry, {
      graphics,
      onProgress: progressLine(`speech/${id}`, say),
      onTrouble: (reason) => say(`  speech/${id}: ${reason}`),
      onSeen: (seen) => writeSpeechManifest({ ...readSpeechManifest(), [id]: seen }),
      onFile(path, bytes, how) {
        const checked =
          how === 'first seen' ? 'SHA-256 written to models/speech.json' : 'SHA-256 as expected';
        say(`  ${path}: ${megabytes(bytes)}, ${checked} (${how})`);
      },
    });
    return true;
  } catch (error) {
    if (!(error instanceof ModelFileMissing)) throw error;
    say(
      `Model file missing (${error.file.path}): the app will offer typing and the browser's recogniser instead.`,
    );
    return false;
  }
}

function sizeOf({ files }: SpeechEntry): string | null {
  const sizes = Object.values(files).map(({ bytes }) => bytes);
  return sizes.length > 0 ? megabytes(sizes.reduce((sum, bytes) => sum + bytes, 0)) : null;
}
