import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import type { SampleUtterance, SampleWord } from '../../src/session/samples/sample-format.ts';
import type { Viseme } from '../../src/session/samples/visemes.ts';
import { inProject } from '../project/project.ts';
import { visemeOf } from './phonemes.ts';

/** How a phrase is said, in SSML's own terms relative to the voice. */
export interface Phrase {
  text: string;
  /** Percent of the voice's speed. */
  rate: number;
  /** Percent of the voice's pitch. */
  pitch: number;
  /** Percent of the voice's pitch range: 0 is monotone. */
  range: number;
  volume?: number;
}

/** One utterance's sound with the times of its words and mouth shapes, from its own start. */
export interface Speech {
  /** 16-bit samples as floats. */
  samples: Float32Array;
  rate: number;
  endSeconds: number;
  utterance: SampleUtterance;
  visemes: [start: number, end: number, viseme: Viseme][];
}

const answer = z.object({
  rate: z.number(),
  words: z.array(z.tuple([z.number(), z.number(), z.number()])),
  phonemes: z.array(z.tuple([z.number(), z.string()])),
  endSeconds: z.number(),
  pcm: z.string(),
});

const milliseconds = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** The words of the SSML with the position (from 1) of each one's first character. */
function wordsOf(ssml: string): { text: string; position: number }[] {
  const untagged = ssml.replace(/<[^>]*>/g, (tag) => ' '.repeat(tag.length));
  return [...untagged.matchAll(/\S+/g)].map(({ 0: text, index }) => ({ text, position: index + 1 }));
}

/**
 * When each word sounds. eSpeak NG runs some words together ("I am") and tells of the first alone: such words share
 * its time by their letters. A word ends where the next begins or where the voice pauses, whichever comes first.
 */
function timedWords(
  ssml: string,
  { words: events, phonemes, endSeconds }: z.infer<typeof answer>,
): SampleWord[] {
  const groups: { start: number; texts: string[] }[] = [];
  for (const { text, position } of wordsOf(ssml)) {
    const event = events.find(([, heard]) => heard === position);
    const last = groups.at(-1);
    if (event) groups.push({ start: event[0], texts: [text] });
    else if (last) last.texts.push(text);
    else throw new Error(`"${text}" was not heard`);
  }
  return groups.flatMap(({ start, texts }, index) => {
    const next = groups[index + 1]?.start ?? endSeconds;
    const pause = phonemes.find(([time, name]) => time > start && name.startsWith('_'))?.[0] ?? endSeconds;
    const length = Math.min(next, pause) - start;
    const letters = texts.join('').length;
    let spoken = 0;
    return texts.map((text): SampleWord => {
      const startSeconds = milliseconds(start + (length * spoken) / letters);
      spoken += text.length;
      return { text, startSeconds, endSeconds: milliseconds(start + (length * spoken) / letters) };
    });
  });
}

/** Speaks phrases one after the other in one voice. */
export function speak(voice: string, phrases: readonly Phrase[]): Speech {
  const ssml = `<speak>${phrases
    .map(
      ({ text, rate, pitch, range, volume = 100 }) =>
        `<prosody rate="${rate}%" pitch="${pitch}%" range="${range}%" volume="${volume}">${text}</prosody>`,
    )
    .join(' ')}</speak>`;
  const output = execFileSync('python3', [inProject('scripts/samples/espeak_events.py')], {
    input: JSON.stringify({ voice, ssml }),
    maxBuffer: 2 ** 26,
    encoding: 'utf8',
  });
  const heard = answer.parse(JSON.parse(output));
  const { rate, phonemes, endSeconds, pcm } = heard;
  const bytes = Buffer.from(pcm, 'base64');
  const samples = Float32Array.from(
    { length: bytes.length / 2 },
    (_, at) => bytes.readInt16LE(2 * at) / 32_768,
  );

  const visemes = phonemes.flatMap(([start, phoneme], index): Speech['visemes'] => {
    const viseme = visemeOf(phoneme);
    const end = phonemes[index + 1]?.[0] ?? endSeconds;
    return viseme ? [[milliseconds(start), milliseconds(end), viseme]] : [];
  });
  const timed = timedWords(ssml, heard);
  const utterance = {
    text: phrases.map(({ text }) => text).join(' '),
    startSeconds: timed[0]?.startSeconds ?? 0,
    endSeconds: timed.at(-1)?.endSeconds ?? endSeconds,
    words: timed,
  };
  return { samples, rate, endSeconds, utterance, visemes };
}
