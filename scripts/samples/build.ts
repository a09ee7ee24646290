/**
 * Makes public/samples from the scripts beside this: `npx tsx scripts/samples/build.ts`. Needs libespeak-ng 1.51, python3
 * and ffmpeg with libopus; what it makes is part of the project, so that nobody else needs them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { isSampleSession, type SampleSession } from '../../src/session/samples/sample-format.ts';
import { inProject } from '../project/project.ts';
import { delighted } from './delighted.ts';
import { disappointed } from './disappointed.ts';
import { faceOf } from './face-curves.ts';
import { flat } from './flat.ts';
import { sarcastic } from './sarcastic.ts';
import type { Script } from './script.ts';
import { type Speech, speak } from './speech.ts';

const AUDIO = 'speech.ogg';
/** Silence after the last word. */
const TAIL_SECONDS = 0.9;

const later = (value: number, by: number): number => Math.round((value + by) * 1000) / 1000;

function shifted({ utterance, visemes }: Speech, by: number): Pick<Speech, 'utterance' | 'visemes'> {
  const move = <T extends { startSeconds: number; endSeconds: number }>(span: T): T => ({
    ...span,
    startSeconds: later(span.startSeconds, by),
    endSeconds: later(span.endSeconds, by),
  });
  return {
    utterance: { ...move(utterance), words: utterance.words.map(move) },
    visemes: visemes.map(([start, end, viseme]) => [later(start, by), later(end, by), viseme]),
  };
}

/** 16-bit mono samples through ffmpeg to Ogg Opus. */
function encode(samples: Float32Array, rate: number, path: string): void {
  const pcm = Buffer.alloc(2 * samples.length);
  samples.forEach((value, at) => {
    pcm.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, value))), 2 * at);
  });
  const input = ['-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', 'pipe:0'];
  const opus = [
    '-ar',
    '16000',
    '-c:a',
    'libopus',
    '-b:a',
    '24k',
    '-application',
    'voip',
    '-map_metadata',
    '-1',
  ];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, ...opus, '-fflags', '+bitexact', path], {
    input: pcm,
  });
}

function build(script: Script): void {
  const speeches = script.utterances.map(({ phrases }) => speak(script.voice, phrases));
  const rate = speeches[0]?.rate ?? 0;
  const starts: number[] = [];
  let clock = 0;
  speeches.forEach(({ endSeconds }, index) => {
    clock += script.utterances[index]?.pause ?? 0;
    starts.push(later(clock, 0));
    clock += endSeconds;
  });
  const durationSeconds = Math.ceil(20 * (clock + TAIL_SECONDS)) / 20;
  const samples = new Float32Array(Math.round(durationSeconds * rate));
  speeches.forEach((speech, index) => {
    samples.set(speech.samples, Math.round((starts[index] ?? 0) * rate));
  });
  const placed = speeches.map((speech, index) => shifted(speech, starts[index] ?? 0));
  const session: SampleSession = {
    format: 'dbr-sample-1',
    id: script.id,
    durationSeconds,
    audio: AUDIO,
    utterances: placed.map(({ utterance }) => utterance),
    face: faceOf(
      script,
      starts,
      durationSeconds,
      placed.flatMap(({ visemes }) => visemes),
    ),
  };
  if (!isSampleSession(session)) throw new Error(`The script of ${script.id} makes no whole sample session.`);
  const folder = inProject('public/samples', script.id);
  mkdirSync(folder, { recursive: true });
  encode(samples, rate, `${folder}/${AUDIO}`);
  writeFileSync(`${folder}/session.json`, `${JSON.stringify(session)}\n`);
  console.log(`${script.id}: ${durationSeconds} s, ${session.utterances.length} utterances`);
}

for (const script of [delighted, disappointed, sarcastic, flat]) build(script);
